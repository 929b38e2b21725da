package dev.sluice.flag.sync;

import static dev.sluice.flag.Flagging.expose;
import static dev.sluice.testing.Callers.as;
import static dev.sluice.testing.Callers.asElsewhere;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.flag.Flagging;
import dev.sluice.flag.model.Scope;
import dev.sluice.flag.sync.SyncClient.Received;
import dev.sluice.flag.usage.stale.ServedSets;
import dev.sluice.testing.StackResource;
import dev.sluice.testing.TestRole;
import io.grpc.Status;
import io.grpc.Status.Code;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole way: a change over REST, committed, in the documents of real clients. Each test has a set of flags of its own. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class SyncIT {
    private static final String STREAMS = "/api/v1/sync/streams";

    private final String service = "service-" + UUID.randomUUID();
    private final String selector = "flagSetId=production/" + service;

    @Inject
    SyncServer server;

    @Inject
    NoteServedSets notes;

    @Inject
    ServedSets served;

    private @Nullable SyncClient connected;

    @BeforeEach
    void connect() {
        connected = SyncClient.of(server.ports().getFirst(), TestRole.CLIENT.token(), selector);
    }

    @AfterEach
    void disconnect() {
        client().close();
    }

    @Test
    void remembersForAllReplicasWhichSetsAreServed() throws InterruptedException {
        newFlag(service);
        client().follow("").next();
        notes.run();

        Instant justNow = Instant.now().minusSeconds(30);
        assertThat(served.mayBeUsed(new Scope("production", service), justNow)).isTrue();
        assertThat(served.mayBeUsed(new Scope("staging", service), justNow)).isFalse();
        assertThat(served.mayBeUsed(
                        new Scope("production", service), Instant.now().plusSeconds(30)))
                .isFalse();
    }

    @Test
    void sendsAllFlagsAtOnceAndEveryChange() throws InterruptedException {
        String key = newFlag(service);
        Received received = client().follow("");
        JsonNode first = received.next();
        assertThat(first.at("/metadata/flagSetId").asText()).isEqualTo("production/" + service);
        assertThat(variant(first, key)).isEqualTo("off");

        expose(key, false, 100);
        JsonNode changed = received.next();
        assertThat(variant(changed, key)).isEqualTo("on");
        assertThat(changed.at("/flags/" + key + "/metadata/revision").asInt()).isEqualTo(2);

        as(TestRole.OPERATOR)
                .delete("/api/v1/flags/{key}?reason=done&force=true", key)
                .then()
                .statusCode(204);
        assertThat(received.next().path("flags")).isEmpty();
    }

    @Test
    void sendsNothingWhenOtherSetsChange() throws InterruptedException {
        String key = newFlag(service);
        Received received = client().follow("");
        received.next();
        expose(newFlag("other-" + service), false, 100);
        expose(key, false, 100);

        // Documents come in order, so one for the other set would be here first.
        assertThat(variant(received.next(), key)).isEqualTo("on");
    }

    @Test
    void endsABurstWithTheNewest() throws InterruptedException {
        String key = newFlag(service);
        Received received = client().follow("");
        received.next();
        long begun = System.nanoTime();
        for (int i = 1; i <= 60; i++) {
            expose(key, false, i);
        }
        int documents = 1;
        JsonNode last = received.next();
        while (last.at("/flags/" + key + "/metadata/revision").asInt() != 61) {
            last = received.next();
            documents++;
        }
        assertThat(last.at("/flags/" + key + "/targeting/fractional/0/1").asInt())
                .isEqualTo(60_000);
        // Three in a row, then two a second; and on a slow machine repetitions between the changes.
        assertThat(documents).isLessThan(5 + (int) (since(begun).toMillis() / 400));
    }

    @Test
    void repeatsTheNewestTwoAndTenSecondsAfterAChange() throws InterruptedException {
        String key = newFlag(service);
        Received received = client().follow("");
        received.next();
        expose(key, false, 100);
        JsonNode changed = received.next();
        long at = System.nanoTime();

        assertThat(received.next()).isEqualTo(changed);
        assertThat(since(at)).isBetween(Duration.ofMillis(1_500), Duration.ofSeconds(5));
        assertThat(received.next()).isEqualTo(changed);
        assertThat(since(at)).isBetween(Duration.ofMillis(9_500), Duration.ofSeconds(14));
        assertThat(received.nextWithin(500)).isNull();
    }

    @Test
    void refusesWhoMayNotReadTheSet() {
        int port = server.ports().getFirst();
        assertThat(refusal(port, null, selector)).satisfies(status -> {
            assertThat(status.getCode()).isEqualTo(Code.UNAUTHENTICATED);
            assertThat(status.getDescription()).contains("authorization: Bearer");
        });
        assertThat(refusal(port, "wrong", selector).getCode()).isEqualTo(Code.UNAUTHENTICATED);
        assertThat(refusal(port, TestRole.CLIENT.tokenElsewhere(), selector)).satisfies(status -> {
            assertThat(status.getCode()).isEqualTo(Code.PERMISSION_DENIED);
            assertThat(status.getDescription()).contains("client@production/" + service, "client@elsewhere/elsewhere");
        });
        assertThat(refusal(port, TestRole.REPORTER.token(), selector).getCode()).isEqualTo(Code.PERMISSION_DENIED);
        assertThat(refusal(port, TestRole.CLIENT.token(), "everything")).satisfies(status -> {
            assertThat(status.getCode()).isEqualTo(Code.INVALID_ARGUMENT);
            assertThat(status.getDescription()).contains("flagd-selector");
        });
        assertThat(refusal(port, TestRole.CLIENT.token(), null).getCode()).isEqualTo(Code.INVALID_ARGUMENT);
    }

    @Test
    void needsNoSelectorWithATokenForOneSet() throws InterruptedException {
        try (SyncClient client = SyncClient.of(server.ports().getFirst(), TestRole.CLIENT.tokenElsewhere(), null)) {
            assertThat(client.follow("").next().at("/metadata/flagSetId").asText())
                    .isEqualTo("elsewhere/elsewhere");
        }
    }

    @Test
    void takesTheSelectorOfTheBodyAndNoTokenWhereItIsOpen() throws InterruptedException {
        String key = newFlag(service);
        try (SyncClient client = SyncClient.of(server.ports().getLast())) {
            assertThat(variant(client.follow("production/" + service).next(), key))
                    .isEqualTo("off");
            assertThat(client.follow("").end().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        }
    }

    @Test
    void answersOnceAndHasNoMetadata() {
        String key = newFlag(service);
        assertThat(variant(client().fetch(""), key)).isEqualTo("off");
        expose(key, false, 100);
        assertThat(variant(client().fetch(""), key)).isEqualTo("on");

        assertThatThrownBy(() -> client().getMetadata())
                .satisfies(failure ->
                        assertThat(Status.fromThrowable(failure).getCode()).isEqualTo(Code.UNIMPLEMENTED));
    }

    @Test
    void showsWhoHasWhichVersion() throws InterruptedException {
        String key = newFlag(service);
        Received received = client().follow("");
        received.next();
        expose(key, false, 100);
        long version = received.next().at("/metadata/version").asLong();

        await().until(() -> mine(as(TestRole.VIEWER).get(STREAMS).jsonPath(), "versionSent"), is((int) version));
        JsonPath streams = as(TestRole.VIEWER).get(STREAMS).jsonPath();
        assertThat(mine(streams, "provider")).isEqualTo("test");
        assertThat(mine(streams, "selector")).isEqualTo(selector);
        assertThat(mine(streams, "caller")).isEqualTo("client");
        assertThat(String.valueOf(mine(streams, "userAgent"))).contains("grpc-java");
        try (SyncClient open = SyncClient.of(server.ports().getLast())) {
            open.follow("production/open-" + service).next();
            as(TestRole.VIEWER)
                    .get(STREAMS)
                    .then()
                    .body("items.find { it.flagSet == 'production/open-" + service + "' }.caller", nullValue());
            String next = as(TestRole.VIEWER)
                    .get(STREAMS + "?limit=1")
                    .then()
                    .body("items.size()", is(1))
                    .extract()
                    .path("next");
            as(TestRole.VIEWER)
                    .get(STREAMS + "?limit=1&cursor=" + next)
                    .then()
                    .statusCode(200)
                    .body("items.size()", is(1));
        }
        asElsewhere(TestRole.VIEWER).get(STREAMS).then().statusCode(200).body("items.size()", is(0));
        as(TestRole.CLIENT).get(STREAMS).then().statusCode(403);
    }

    @Test
    void countsStreamsAndDocuments() throws InterruptedException {
        client().follow("").next();
        String metrics = RestAssured.get("/q/metrics").asString();

        assertThat(metrics.lines())
                .anySatisfy(line -> assertThat(line).matches("sluice_flag_sync_streams [1-9].*"))
                .anySatisfy(line -> assertThat(line).matches("sluice_flag_sync_documents_sent_total [1-9].*"))
                .anySatisfy(line -> assertThat(line).startsWith("sluice_flag_sync_documents_conflated_total "))
                .anySatisfy(line -> assertThat(line).startsWith("sluice_flag_sync_version "));
        RestAssured.get("/q/health/ready").then().body("checks.find { it.name == 'flag sync' }.status", is("UP"));
    }

    private @Nullable Object mine(JsonPath streams, String field) {
        return streams.get("items.find { it.flagSet == 'production/" + service + "' }?." + field);
    }

    private static Status refusal(int port, @Nullable String token, @Nullable String selector) {
        try (SyncClient client = SyncClient.of(port, token, selector)) {
            return client.follow("").end();
        }
    }

    private static String newFlag(String service) {
        return Flagging.newFlag("production", service);
    }

    private static String variant(JsonNode document, String key) {
        return document.at("/flags/" + key + "/defaultVariant").asText();
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private SyncClient client() {
        return Objects.requireNonNull(connected);
    }
}
