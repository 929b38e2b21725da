package dev.sluice.flag.stream;

import static dev.sluice.flag.Flagging.expose;
import static dev.sluice.flag.Flagging.newFlag;
import static dev.sluice.testing.Callers.as;
import static dev.sluice.testing.Callers.asElsewhere;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import dev.sluice.testing.SseClient;
import dev.sluice.testing.SseClient.Message;
import dev.sluice.testing.StackResource;
import dev.sluice.testing.TestRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** The whole way: a change over REST, committed, told to a client that has a URL and nothing else. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class StreamsIT {
    private static final Duration SOON = Duration.ofSeconds(10);

    @Inject
    KeyRing keys;

    @Test
    void tellsOfAChangeWithItsVersion() {
        String key = newFlag();
        try (SseClient client = open(Named.by(as(TestRole.CLIENT)))) {
            assertThat(client.nextOrComment().comment()).isEqualTo("connected");
            assertThat(client.header("Content-Type")).startsWith("text/event-stream");
            assertThat(client.header("Cache-Control")).isEqualTo("no-store");
            expose(key, false, 100);
            Message message = client.next();

            assertThat(message.type()).isEqualTo("message");
            assertThat(message.data()).isEqualTo("{\"type\":\"refetchEvaluation\",\"etag\":\"" + message.id() + "\"}");
            as(TestRole.CLIENT)
                    .queryParam("flagConfigEtag", message.id())
                    .body(Named.ADA)
                    .post(Named.ALL)
                    .then()
                    .statusCode(200)
                    .header("X-Flag-Snapshot", message.id())
                    .body("flags.find { it.key == '" + key + "' }.variant", is("on"));
        }
    }

    @Test
    void tellsAtOnceOfWhatChangedBetweenTheAnswerAndTheStream() {
        String key = newFlag();
        Named named = Named.by(as(TestRole.CLIENT));
        try (SseClient client = open(named)) {
            assertThat(client.nextWithin(Duration.ofMillis(200))).isNull();
        }
        expose(key, false, 100);
        try (SseClient client = open(named)) {
            assertThat(version(client.next())).isGreaterThan(Long.parseLong(named.version()));
        }
    }

    @Test
    void tellsAtOnceOfWhatChangedSinceTheLastMessage() {
        String key = newFlag();
        Named named = Named.by(as(TestRole.CLIENT));
        expose(key, false, 50);
        String last;
        try (SseClient client = open(named)) {
            last = client.next().id();
        }
        try (SseClient again = SseClient.open(named.url(), Map.of("Last-Event-ID", last))) {
            assertThat(again.nextWithin(Duration.ofMillis(200))).isNull();
            expose(key, false, 100);
            assertThat(version(again.next())).isGreaterThan(Long.parseLong(last));
        }
        try (SseClient late = SseClient.open(named.url(), Map.of("Last-Event-ID", last))) {
            assertThat(version(late.next())).isGreaterThan(Long.parseLong(last));
        }
        try (SseClient lost = SseClient.open(named.url(), Map.of("Last-Event-ID", "not ours"))) {
            assertThat(lost.next().data()).contains("refetchEvaluation");
        }
    }

    @Test
    void tellsNothingOfOtherSets() {
        String theirs = newFlagElsewhere();
        try (SseClient client = open(Named.by(asElsewhere(TestRole.CLIENT)))) {
            String ours = newFlag();
            expose(ours, false, 100);
            long before = Long.parseLong(Named.by(as(TestRole.CLIENT)).version());
            expose(theirs, false, 100);

            // Messages come in order, so one of the other set would be here first.
            assertThat(version(client.next())).isGreaterThan(before);
        }
    }

    @Test
    void endsABurstWithTheNewest() {
        String key = newFlag();
        try (SseClient client = open(Named.by(as(TestRole.CLIENT)))) {
            client.nextOrComment();
            long begun = System.nanoTime();
            for (int i = 1; i <= 40; i++) {
                expose(key, false, i);
            }
            String newest = Named.by(as(TestRole.CLIENT)).version();
            List<Long> told = new ArrayList<>(List.of(version(client.next())));
            while (told.getLast() < Long.parseLong(newest)) {
                told.add(version(client.next()));
            }
            assertThat(told).isSorted().doesNotHaveDuplicates();
            long millis = Duration.ofNanos(System.nanoTime() - begun).toMillis();
            assertThat(told.size()).isLessThan(5 + (int) (millis / 400)); // three in a row, then two a second
        }
    }

    @Test
    void refusesTicketsThatWereChangedOrHaveExpiredOrWereNeverHandedOut() {
        Named named = Named.by(as(TestRole.CLIENT));
        String ticket = named.ticket();
        Ticket known = Tickets.read(ticket, keys::find).orElseThrow();
        TicketKey key = keys.signing(Instant.now()).orElseThrow();
        String expired = Tickets.sign(
                new Ticket(known.caller(), true, known.coverage(), Instant.now().getEpochSecond()), key);
        String revoked = Tickets.sign(new Ticket("nobody", true, known.coverage(), known.expires()), key);
        String more = Tickets.sign(new Ticket("client-elsewhere", true, known.coverage(), known.expires()), key);
        String changed = (ticket.startsWith("B") ? "C" : "B") + ticket.substring(1);
        for (String wrong : List.of("", "wrong", expired, revoked, more, changed)) {
            RestAssured.given()
                    .queryParam("ticket", wrong)
                    .get("/ofrep/v1/streams")
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .body("type", is("urn:sluice:problem:stream-ticket"))
                    .body("detail", containsString("POST /ofrep/v1/evaluate/flags"));
        }
        assertThat(metrics())
                .anyMatch(
                        line -> line.matches("sluice_flag_streams_refused_total\\{reason=\"stream-ticket\"} [1-9].*"));
    }

    @Test
    void refusesTheOneTooManyAndTakesItWhenAPlaceIsFree() {
        URI url = Named.by(asElsewhere(TestRole.CLIENT)).url();
        List<SseClient> clients = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) { // as many as the tests' configuration allows one caller
                clients.add(SseClient.open(url, Map.of()));
                assertThat(clients.getLast().status()).isEqualTo(200);
            }
            try (SseClient refused = SseClient.open(url, Map.of())) {
                assertThat(refused.status()).isEqualTo(503);
                assertThat(refused.header("Retry-After")).isEqualTo("10");
                assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
            }
            clients.removeFirst().close();
            await().atMost(SOON).until(() -> {
                try (SseClient next = SseClient.open(url, Map.of())) {
                    return next.status() == 200;
                }
            });
        } finally {
            clients.forEach(SseClient::close);
        }
    }

    @Test
    void namesAnotherStreamToWhoHoldsAnAnswerWhoseTicketEnds() {
        Named named = Named.by(as(TestRole.CLIENT));
        as(TestRole.CLIENT)
                .header("If-None-Match", named.tag())
                .body(Named.ADA)
                .post(Named.ALL)
                .then()
                .statusCode(304)
                .header("ETag", named.tag());
        String expires = "%016x".formatted(Instant.now().getEpochSecond() + 30);
        String old = named.tag().substring(0, named.tag().length() - 17) + expires + "\"";
        as(TestRole.CLIENT)
                .header("If-None-Match", old)
                .body(Named.ADA)
                .post(Named.ALL)
                .then()
                .statusCode(200)
                .body("eventStreams.size()", is(1));
    }

    @Test
    void waitsForTheChangeThatAnotherReplicasStreamToldOf() {
        as(TestRole.CLIENT)
                .queryParam("flagConfigEtag", "999999999")
                .body(Named.ADA)
                .post(Named.ALL)
                .then()
                .statusCode(503)
                .header("Retry-After", "1");
        as(TestRole.CLIENT)
                .queryParam("flagConfigEtag", "somebody else's")
                .body(Named.ADA)
                .post(Named.ALL)
                .then()
                .statusCode(200);
    }

    @Test
    void countsStreamsAndMessages() {
        String key = newFlag();
        try (SseClient client = open(Named.by(as(TestRole.CLIENT)))) {
            expose(key, false, 100);
            client.next();
            assertThat(metrics())
                    .anyMatch(line -> line.matches("sluice_flag_streams [1-9].*"))
                    .anyMatch(line -> line.matches("sluice_flag_streams_messages_total [1-9].*"))
                    .anyMatch(line -> line.startsWith("sluice_flag_streams_conflated_total "));
        }
    }

    @Test
    void leavesNoTicketInTheAccessLog() {
        Queue<String> lines = new ConcurrentLinkedQueue<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(String.valueOf(line.getMessage()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger log = Logger.getLogger("io.quarkus.http.access-log");
        log.addHandler(handler);
        try {
            Named named = Named.by(as(TestRole.CLIENT));
            try (SseClient client = open(named)) {
                client.nextOrComment();
            }
            await().atMost(SOON).until(() -> lines.stream().anyMatch(line -> line.contains("/ofrep/v1/streams")));
            assertThat(lines).noneMatch(line -> line.contains(named.ticket()));
        } finally {
            log.removeHandler(handler);
        }
    }

    private static SseClient open(Named named) {
        SseClient client = SseClient.open(named.url(), Map.of());
        assertThat(client.status()).isEqualTo(200);
        return client;
    }

    private static long version(Message message) {
        return Long.parseLong(message.id());
    }

    private static List<String> metrics() {
        return RestAssured.get("/q/metrics").asString().lines().toList();
    }

    private static String newFlagElsewhere() {
        String key = "flag-" + UUID.randomUUID();
        asElsewhere(TestRole.OPERATOR)
                .body(Map.of("key", key, "kind", "release", "environment", "elsewhere", "service", "elsewhere"))
                .post("/api/v1/flags")
                .then()
                .statusCode(201);
        return key;
    }
}
