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

/**
 * Reads who gets what: every 50 ms of all routes at one moment from the gateway, every 100 ms of all flags by asking for the same few
 * people. What does not answer is simply not seen.
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
    private final URI flag;
    private final String client;
    private final Map<String, List<Exposure>> seen = new ConcurrentHashMap<>();
    private final List<Long> flagAnswers = new CopyOnWriteArrayList<>();

    Sampler(Lanes lanes, URI flag, String client) {
        this.lanes = lanes;
        this.flag = flag;
        this.client = client;
        lanes.all().forEach(lane -> seen.put(lane.name(), new ArrayList<>()));
        Thread.ofPlatform().daemon().name("weights").start(() -> forEver(this::routes, EVERY_MILLIS));
        Thread.ofPlatform().daemon().name("flags").start(() -> forEver(this::flags, FLAGS_EVERY_MILLIS));
    }

    /** Of one lane, from that moment on. */
    public List<Exposure> exposures(Lane lane, long from) {
        List<Exposure> all = of(lane.name());
        synchronized (all) {
            return all.stream().filter(exposure -> exposure.at() >= from).toList();
        }
    }

    public Optional<Exposure> latest(Lane lane) {
        List<Exposure> all = of(lane.name());
        synchronized (all) {
            return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
        }
    }

    /** When flag-service answered for the first time from that moment on. */
    public Optional<Long> flagAnswered(long from) {
        return flagAnswers.stream().filter(at -> at >= from).findFirst();
    }

    boolean seesEverything() {
        return unseen().isEmpty();
    }

    List<String> unseen() {
        return lanes.all().stream()
                .filter(lane -> latest(lane).isEmpty())
                .map(Lane::name)
                .toList();
    }

    private List<Exposure> of(String lane) {
        return seen.getOrDefault(lane, new ArrayList<>());
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

    private void flags() throws IOException, InterruptedException {
        Map<String, Integer> on = new HashMap<>();
        for (int person = 0; person < PEOPLE; person++) {
            String context = "{\"context\": {\"targetingKey\": \"sampled-" + person + "\"}}";
            JsonNode answer = ask(HttpRequest.newBuilder(flag.resolve("/ofrep/v1/evaluate/flags"))
                    .header("Content-Type", "application/json")
                    .header("Authorization", "Bearer " + client)
                    .POST(BodyPublishers.ofString(context)));
            for (JsonNode evaluated : answer.path("flags")) {
                on.merge(evaluated.path("key").asText(), evaluated.path("value").asBoolean() ? 1 : 0, Integer::sum);
            }
        }
        long now = System.currentTimeMillis();
        flagAnswers.add(now);
        on.forEach((key, count) -> note(key, new Exposure(now, 100.0 * count / PEOPLE)));
    }

    private JsonNode ask(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("status " + response.statusCode());
        }
        return json.readTree(response.body());
    }

    private void note(String lane, Exposure exposure) {
        List<Exposure> all = of(lane);
        synchronized (all) {
            all.add(exposure);
        }
    }
}
