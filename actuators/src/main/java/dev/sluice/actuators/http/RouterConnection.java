package dev.sluice.actuators.http;

import dev.sluice.actuators.RouterFailure;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One exchange with a router, bounded in time and size. */
final class RouterConnection {

    static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
    static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(2);

    /** Shared by all routes of the process: each connection is a router's own, so one that hangs delays nobody else. */
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    private final String route;

    RouterConnection(String route) {
        this.route = route;
    }

    /**
     * The limit covers the whole exchange: {@link HttpRequest#timeout()} alone ends with the headers, and a router that
     * stops in the middle of its answer would hold the caller for ever.
     */
    RouterAnswer send(HttpRequest.Builder builder) throws RouterFailure {
        HttpRequest request = builder.header("Accept", "application/json")
                .timeout(REQUEST_TIMEOUT)
                .build();
        CompletableFuture<HttpResponse<byte[]>> exchange = CLIENT.sendAsync(request, BoundedBody.handler());
        try {
            HttpResponse<byte[]> response = exchange.get(REQUEST_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            return new RouterAnswer(response.statusCode(), response.body());
        } catch (TimeoutException tooSlow) {
            throw new RouterFailure.Unreachable(route, "nothing whole within " + REQUEST_TIMEOUT.toMillis() + " ms");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new RouterFailure.Unreachable(route, "the wait was interrupted");
        } catch (ExecutionException failed) {
            throw failure(failed.getCause());
        } finally {
            exchange.cancel(true);
        }
    }

    /** Words of our own: an exception's text may quote what was answered. */
    private RouterFailure failure(@Nullable Throwable cause) {
        return switch (cause) {
            case BoundedBody.TooLargeException tooLarge ->
                new RouterFailure.Garbled(route, "more than " + BoundedBody.LIMIT + " bytes");
            case HttpTimeoutException tooSlow ->
                new RouterFailure.Unreachable(route, "no connection or answer in time");
            case ConnectException refused -> new RouterFailure.Unreachable(route, "nothing listens there");
            case null, default -> new RouterFailure.Unreachable(route, "the connection broke");
        };
    }
}
