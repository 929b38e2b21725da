package dev.sluice.stack.demo;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** People at the shop's checkout, at a steady pace, each on a connection that may be an old one; counts who served them. */
final class Visitors implements AutoCloseable {
    static final int A_SECOND = 100;

    /** The header in which HAProxy names the server. */
    static final String SERVED_BY = "X-Served-By";

    private static final int PEOPLE = 10_000;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
    private final Map<String, Long> served = new ConcurrentSkipListMap<>();
    private final URI page;

    Visitors(String page) {
        this.page = URI.create(page);
    }

    void begin() {
        var unused =
                pace.scheduleAtFixedRate(this::visit, 0, TimeUnit.SECONDS.toNanos(1) / A_SECOND, TimeUnit.NANOSECONDS);
    }

    /** How many each version has answered, well or badly. */
    Map<String, Long> served() {
        return Map.copyOf(served);
    }

    @Override
    public void close() {
        pace.shutdownNow();
        client.shutdownNow();
    }

    private void visit() {
        HttpRequest request = HttpRequest.newBuilder(page)
                .timeout(Duration.ofSeconds(10))
                .header("X-User-Id", "visitor-" + ThreadLocalRandom.current().nextInt(PEOPLE))
                .build();
        // who is not answered at all is missing in the counts, as at the gateway
        var unused = client.sendAsync(request, BodyHandlers.discarding()).thenAccept(answer -> answer.headers()
                .firstValue(SERVED_BY)
                .ifPresent(version -> served.merge(version, 1L, Long::sum)));
    }
}
