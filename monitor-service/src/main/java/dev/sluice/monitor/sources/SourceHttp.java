package dev.sluice.monitor.sources;

import dev.sluice.kit.address.LinkLocal;
import dev.sluice.kit.credentials.Credentials;
import dev.sluice.monitor.config.MonitorConfig;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** One bounded question to a source: no redirects, no link-local address, at most {@link #MAX_BYTES}, over by a deadline. */
@ApplicationScoped
public class SourceHttp {
    /** Largest answer that is read. */
    static final int MAX_BYTES = 1024 * 1024;

    private final Credentials credentials;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http;

    public SourceHttp(MonitorConfig config, Credentials credentials) {
        this.credentials = credentials;
        this.http = HttpClient.newBuilder()
                .connectTimeout(config.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .executor(threads)
                .build();
    }

    /** What a server answered with status 200. */
    record Answer(String type, String body) {}

    /** Asks once. The body counts against the deadline, so that a server that dribbles delays nobody. */
    Answer ask(Endpoint endpoint, HttpRequest.Builder request, Deadline deadline)
            throws SourceFailure, InterruptedException {
        URI address = request.copy().build().uri();
        requireElsewhere(address.getHost(), deadline);
        authorise(endpoint, request);
        HttpResponse<byte[]> response = exchange(request, deadline);
        if (response.statusCode() != 200) {
            throw SourceFailure.answered(response.statusCode());
        }
        String type = response.headers().firstValue("content-type").orElse("");
        return new Answer(type, new String(response.body(), StandardCharsets.UTF_8));
    }

    /** The endpoint's URL, if it is one that may be asked. */
    static URI address(Endpoint endpoint) throws SourceFailure {
        try {
            URI address = URI.create(endpoint.url());
            boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            if (web && address.getHost() != null && address.getRawUserInfo() == null) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw SourceFailure.lasting("The source's URL cannot be read.");
        }
        throw SourceFailure.lasting("The source's URL is not an http or https address.");
    }

    /** The client asks the resolver again, which keeps what it found for half a minute: it connects to what was checked. */
    void requireElsewhere(String host, Deadline deadline) throws SourceFailure, InterruptedException {
        CompletableFuture<Boolean> linkLocal = new CompletableFuture<>();
        threads.execute(() -> {
            try {
                linkLocal.complete(LinkLocal.behind(host));
            } catch (UnknownHostException e) {
                linkLocal.completeExceptionally(e);
            }
        });
        try {
            if (deadline.await(linkLocal)) {
                throw SourceFailure.lasting("The source's address is link-local, where nothing may be asked.");
            }
        } catch (ExecutionException unknown) {
            throw SourceFailure.passing("The source's host has no address.");
        }
    }

    private void authorise(Endpoint endpoint, HttpRequest.Builder request) throws SourceFailure {
        if (endpoint.credential().isEmpty()) {
            return;
        }
        String name = endpoint.credential().get();
        String secret = credentials
                .secret(name)
                .orElseThrow(() -> SourceFailure.lasting("The source's credential " + name + " is missing."));
        String value =
                switch (endpoint.scheme()) {
                    case BEARER -> "Bearer " + secret;
                    case BASIC ->
                        "Basic " + Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
                };
        request.setHeader("Authorization", value);
    }

    private HttpResponse<byte[]> exchange(HttpRequest.Builder request, Deadline deadline)
            throws SourceFailure, InterruptedException {
        if (deadline.left().isZero()) {
            throw SourceFailure.lasting("The source did not answer in time.");
        }
        HttpRequest bounded = request.copy().timeout(deadline.left()).build();
        try {
            return deadline.await(
                    http.sendAsync(bounded, info -> new BoundedBody(info.statusCode() == 200 ? MAX_BYTES : 0)));
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        }
    }

    private static SourceFailure failure(@Nullable Throwable cause) {
        return switch (cause) {
            case BoundedBody.TooLarge tooLarge ->
                SourceFailure.lasting("The source's answer is larger than " + MAX_BYTES / 1024 / 1024 + " MB.");
            case HttpConnectTimeoutException slow -> SourceFailure.passing("The source cannot be reached.");
            case HttpTimeoutException slow -> SourceFailure.lasting("The source did not answer in time.");
            case null, default -> SourceFailure.passing("The source cannot be reached, or broke off its answer.");
        };
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
        threads.shutdownNow();
    }
}
