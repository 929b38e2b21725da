package dev.sluice.demo.load;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Sends visitors to the checkout through the gateway, at a steady rate, whatever comes back. */
public final class LoadVerticle extends AbstractVerticle {

    private static final long TICK_MILLIS = 2;
    private static final long MOST_IN_FLIGHT = 2_000;

    private final LoadOptions options;
    private final AtomicLong served = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong notSent = new AtomicLong();
    private volatile Pace pace;
    private long inFlight;
    private long ticks;

    public LoadVerticle(LoadOptions options) {
        this.options = options;
        this.pace = new Pace(options.requestsPerSecond(), System.nanoTime());
    }

    /** From now on this many visits per second; 0 means that nobody comes. From any thread. */
    public void pace(int requestsPerSecond) {
        pace = new Pace(requestsPerSecond, System.nanoTime());
    }

    @Override
    public void start() {
        HttpClient client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(1_000)
                .setMaxPoolSize(256)
                .setDefaultHost(options.gateway().getHost())
                .setDefaultPort(
                        options.gateway().getPort() < 0 ? 80 : options.gateway().getPort()));
        pace(options.requestsPerSecond());
        ticks = vertx.setPeriodic(TICK_MILLIS, tick -> {
            for (long due = pace.due(System.nanoTime()); due > 0; due--) {
                visit(client);
            }
        });
    }

    @Override
    public void stop() {
        vertx.cancelTimer(ticks);
    }

    /** Visits that ended with an answer below 500. */
    public long served() {
        return served.get();
    }

    /** Visits that ended with 5xx or without an answer. */
    public long failed() {
        return failed.get();
    }

    /** Visits that were not made because too many were waiting for their answers. */
    public long notSent() {
        return notSent.get();
    }

    private void visit(HttpClient client) {
        if (inFlight >= MOST_IN_FLIGHT) {
            notSent.incrementAndGet();
            return;
        }
        inFlight++;
        client.request(checkout())
                .compose(HttpClientRequest::send)
                .compose(response -> response.end().map(response))
                .map(HttpClientResponse::statusCode)
                .recover(broken -> Future.succeededFuture(599))
                .onSuccess(status -> {
                    inFlight--;
                    (status < 500 ? served : failed).incrementAndGet();
                });
    }

    /** A visitor at random: going round would tie each to the turn that the gateway's split has come to. */
    private RequestOptions checkout() {
        int user = ThreadLocalRandom.current().nextInt(options.users());
        RequestOptions request = new RequestOptions()
                .setURI("/checkout")
                .setTimeout(options.patience().toMillis())
                .putHeader("X-User-Id", "u%04d".formatted(user + 1));
        if (user < options.users() * options.internalPercent() / 100) {
            request.putHeader("X-User-Internal", "true");
        }
        return request;
    }
}
