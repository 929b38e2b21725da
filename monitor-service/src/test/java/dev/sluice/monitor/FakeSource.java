package dev.sluice.monitor;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A gateway that counts what it is told to: each question moves its counters on, so that no test waits for traffic. */
final class FakeSource implements AutoCloseable {
    private final HttpServer server;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<String, AtomicLong> counters = new ConcurrentHashMap<>();
    private final Map<String, Long> perQuestion = new ConcurrentHashMap<>();
    private final AtomicLong questions = new AtomicLong();
    private volatile @Nullable String instead;
    private volatile boolean hanging;

    FakeSource() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/metrics", exchange -> {
            questions.incrementAndGet();
            if (hanging) {
                await();
            }
            byte[] body = answer().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/metrics";
    }

    /** From now on each question finds so many more requests and errors of that version. */
    FakeSource traffic(String version, long requests, long errors) {
        perQuestion.put("requests_total{route=\"shop\",version=\"" + version + "\"}", requests);
        perQuestion.put("errors_total{route=\"shop\",version=\"" + version + "\"}", errors);
        return this;
    }

    /** Answers this text from now on; null for the counters. */
    void answerInstead(@Nullable String text) {
        instead = text;
    }

    /** How often it was asked. */
    long questions() {
        return questions.get();
    }

    void hang(boolean hangs) {
        hanging = hangs;
    }

    private String answer() {
        String fixed = instead;
        if (fixed != null) {
            return fixed;
        }
        StringBuilder text = new StringBuilder("sluice_gateway_started_seconds 1.7e9\n");
        perQuestion.forEach((name, more) -> text.append("sluice_gateway_")
                .append(name)
                .append(' ')
                .append(counters.computeIfAbsent(name, key -> new AtomicLong()).addAndGet(more))
                .append('\n'));
        return text.toString();
    }

    private void await() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
