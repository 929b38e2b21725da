package dev.sluice.e2e.matrix.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.e2e.matrix.Cell.Kind;
import dev.sluice.e2e.matrix.history.Exposure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Reads who gets what: every 50 ms of all routes at one moment from the gateway, every 100 ms of all flags by asking each
 * replica of flag-service for the same few people. What does not answer is simply not seen.
 */
public final class Sampler {
    private static final long EVERY_MILLIS = 50;
    private static final long FLAGS_EVERY_MILLIS = 100;
    private static final Duration PATIENCE = Duration.ofMillis(400);
    private static final int PEOPLE = 4;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final Lanes lanes;
    private final List<URI> flags;
    private final String client;
    private final Map<String, List<Exposure>> seen = new ConcurrentHashMap<>();
    private final List<Long> flagAnswers = new CopyOnWriteArrayList<>();

    Sampler(Lanes lanes, List<URI> flags, String client) {
        this.lanes = lanes;
        this.flags = List.copyOf(flags);
        this.client = client;
        lanes.all().forEach(lane -> views(lane).forEach(view -> seen.put(view, new ArrayList<>())));
        Thread.ofPlatform().daemon().name("weights").start(() -> forEver(this::routes, EVERY_MILLIS));
        for (int replica = 0; replica < flags.size(); replica++) {
            int number = replica;
            Thread.ofPlatform()
                    .daemon()
                    .name("flags-" + number)
                    .start(() -> forEver(() -> flags(number), FLAGS_EVERY_MILLIS));
        }
    }

    /** Where its exposure can be seen: at the gateway, or at each replica of flag-service. */
    public List<String> views(Lane lane) {
        return switch (lane.kind()) {
            case CANARY -> List.of(lane.name());
            case FLAG ->
                IntStream.range(0, flags.size())
                        .mapToObj(replica -> view(lane.name(), replica))
                        .toList();
        };
    }

    private static String view(String flag, int replica) {
        return flag + "@" + replica;
    }

    /** Seen there from that moment on. */
    public List<Exposure> exposures(String view, long from) {
        List<Exposure> all = of(view);
        synchronized (all) {
            return all.stream().filter(exposure -> exposure.at() >= from).toList();
        }
    }

    public Optional<Exposure> latest(String view) {
        List<Exposure> all = of(view);
        synchronized (all) {
            return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
        }
    }

    /** When the first replica of flag-service answered for the first time from that moment on. */
    public Optional<Long> flagAnswered(long from) {
        return flagAnswers.stream().filter(at -> at >= from).findFirst();
    }

    boolean seesEverything() {
        return unseen().isEmpty();
    }

    List<String> unseen() {
        return lanes.all().stream()
                .flatMap(lane -> views(lane).stream())
                .filter(view -> latest(view).isEmpty())
                .toList();
    }

    private List<Exposure> of(String view) {
        return seen.getOrDefault(view, new ArrayList<>());
    }

    private void forEver(Reading reading, long everyMillis) {
        try {
            for (; ; ) {
                long begin = System.nanoTime();
                try {
                    reading.read();
                } catch (IOException unanswered) {
                    // Nothing was seen; that is data, too.
                }
                long spent = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
                Thread.sleep(Math.max(1, everyMillis - spent));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Reading {
        void read() throws IOException, InterruptedException;
    }

    private void routes() throws IOException, InterruptedException {
        int port = lanes.of(Kind.CANARY).getFirst().ports().gateway();
        JsonNode answer = ask(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/_gateway/routes"))
                .GET());
        long now = System.currentTimeMillis();
        for (JsonNode route : answer.path("routes")) {
            note(
                    route.path("route").asText(),
                    new Exposure(now, route.at("/desired/2.0.0").asDouble()));
        }
    }

    private void flags(int replica) throws IOException, InterruptedException {
        Map<String, Integer> on = new HashMap<>();
        for (int person = 0; person < PEOPLE; person++) {
            String context = "{\"context\": {\"targetingKey\": \"sampled-" + person + "\"}}";
            JsonNode answer = ask(HttpRequest.newBuilder(flags.get(replica).resolve("/ofrep/v1/evaluate/flags"))
                    .header("Content-Type", "application/json")
                    .header("Authorization", "Bearer " + client)
                    .POST(BodyPublishers.ofString(context)));
            for (JsonNode evaluated : answer.path("flags")) {
                on.merge(evaluated.path("key").asText(), evaluated.path("value").asBoolean() ? 1 : 0, Integer::sum);
            }
        }
        long now = System.currentTimeMillis();
        if (replica == 0) {
            flagAnswers.add(now);
        }
        on.forEach((key, count) -> note(view(key, replica), new Exposure(now, 100.0 * count / PEOPLE)));
    }

    private JsonNode ask(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("status " + response.statusCode());
        }
        return json.readTree(response.body());
    }

    private void note(String view, Exposure exposure) {
        List<Exposure> all = of(view);
        synchronized (all) {
            all.add(exposure);
        }
    }
}
