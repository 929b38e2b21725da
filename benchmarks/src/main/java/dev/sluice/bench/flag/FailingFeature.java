package dev.sluice.bench.flag;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/**
 * The metrics of a service that counts by the flag's variant, in this process: the same number of requests with and without the feature, of
 * which those with it all fail once it is broken.
 */
final class FailingFeature implements AutoCloseable {

    private static final int REQUESTS_PER_SECOND = 100;

    private final HttpServer server;
    private final long begun = System.nanoTime();
    private volatile long brokenSince = Long.MAX_VALUE;

    FailingFeature() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.createContext("/metrics", exchange -> {
            byte[] body = exposition(System.nanoTime()).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/plain; version=0.0.4");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/metrics";
    }

    void fail() {
        brokenSince = System.nanoTime();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private String exposition(long now) {
        long requests = served(now - begun);
        long errors = brokenSince == Long.MAX_VALUE ? 0 : Math.min(requests, served(now - brokenSince));
        return """
                # TYPE bench_requests_total counter
                bench_requests_total{variant="off"} %1$d
                bench_requests_total{variant="on"} %1$d
                # TYPE bench_errors_total counter
                bench_errors_total{variant="off"} 0
                bench_errors_total{variant="on"} %2$d
                """.formatted(requests, errors);
    }

    private static long served(long nanos) {
        return nanos * REQUESTS_PER_SECOND / 1_000_000_000;
    }
}
