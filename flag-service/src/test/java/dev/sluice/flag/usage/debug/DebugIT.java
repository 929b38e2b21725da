package dev.sluice.flag.usage.debug;

import static dev.sluice.flag.Flagging.evaluate;
import static dev.sluice.flag.Flagging.expose;
import static dev.sluice.flag.Flagging.newFlag;
import static dev.sluice.flag.usage.Usage.debug;
import static dev.sluice.flag.usage.Usage.evaluations;
import static dev.sluice.testing.Callers.as;
import static dev.sluice.testing.Callers.asElsewhere;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.flag.application.Snapshots;
import dev.sluice.flag.config.UsageConfig;
import dev.sluice.flag.evaluation.EvaluableFlag;
import dev.sluice.flag.evaluation.Snapshot;
import dev.sluice.flagengine.EvaluationContext;
import dev.sluice.testing.StackResource;
import dev.sluice.testing.TestRole;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class DebugIT {
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final EvaluationContext ADA = EvaluationContext.of(Map.of("targetingKey", "ada"), 0);

    @Inject
    DebugLog log;

    @Inject
    DebugStore store;

    @Inject
    DebugRecords records;

    @Inject
    WriteDebugLog writer;

    @Inject
    UsageConfig config;

    @Inject
    Snapshots snapshots;

    @Test
    void saysForOneUserWhichRuleDecidedAndKeepsTheValueBack() {
        String key = newFlag();
        expose(key, true, 50);
        debug(key, Map.of("targetingKeys", List.of("ada"), "minutes", 5, "reason", "ada sees nothing"))
                .statusCode(200)
                .body("sampling", is(0.0f))
                .body("values", is(false))
                .body("dropped", is(0));
        evaluate(key, Map.of("targetingKey", "grace")).statusCode(200);
        evaluate(key, Map.of("targetingKey", "ada")).statusCode(200);
        evaluate(key, Map.of("targetingKey", "ada", "internal", true)).statusCode(200);

        awaitRecords(key, 2);
        evaluations(key)
                .body("records.items.contextId", contains("ada", "ada"))
                .body("records.items.named", everyItem(is(true)))
                .body("records.items.rule", contains("exposure: internal", "exposure: percentage"))
                .body("records.items[1].bucket", notNullValue())
                .body("records.items[1].total", is(100_000))
                .body("records.items.revision", everyItem(is(2)))
                .body("records.items.snapshot", everyItem(notNullValue()))
                .body("records.items.value", everyItem(nullValue()))
                .body("debug.targetingKeys", contains("ada"))
                .body("total", is(3));
        String next = as(TestRole.VIEWER)
                .get("/api/v1/flags/{key}/evaluations?limit=1", key)
                .then()
                .body("records.items.rule", contains("exposure: internal"))
                .extract()
                .path("records.next");
        as(TestRole.VIEWER)
                .get("/api/v1/flags/{key}/evaluations?limit=1&cursor={next}", key, next)
                .then()
                .body("records.items.rule", contains("exposure: percentage"))
                .body("records.next", nullValue());
    }

    @Test
    void hidesWhoWasSampledAndShowsValuesWhereAsked() {
        String key = newFlag();
        debug(key, Map.of("sampling", 1, "minutes", 1, "values", true, "reason", "test"))
                .statusCode(200);
        evaluate(key, Map.of("targetingKey", "ada")).statusCode(200);

        awaitRecords(key, 1);
        evaluations(key)
                .body("records.items[0].contextId", matchesPattern("[0-9a-f]{16}"))
                .body("records.items[0].named", is(false))
                .body("records.items[0].value", is(false))
                .body("records.items[0].rule", is("exposure: everybody"));
    }

    @Test
    void isSetByOperatorsAndLeavesATrace() {
        String key = newFlag();
        Map<String, Object> body =
                Map.of("targetingKeys", List.of("ada@example.org"), "minutes", 5, "reason", "ticket 7");
        as(TestRole.VIEWER)
                .body(body)
                .put("/api/v1/flags/{key}/debug", key)
                .then()
                .statusCode(403);
        asElsewhere(TestRole.OPERATOR)
                .body(body)
                .put("/api/v1/flags/{key}/debug", key)
                .then()
                .statusCode(403);
        debug(key, body).statusCode(200);

        String trail = as(TestRole.ADMIN)
                .get("/api/v1/audit?subject={key}", key)
                .then()
                .body("items.action", hasItem("debug-flag"))
                .body("items.reason", hasItem("ticket 7"))
                .extract()
                .asString();
        assertThat(trail).doesNotContain("ada@example.org");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"minutes\":61,\"reason\":\"r\"}",
                "{\"minutes\":0,\"reason\":\"r\"}",
                "{\"reason\":\"r\"}",
                "{\"minutes\":5}",
                "{\"minutes\":5,\"reason\":\"r\",\"sampling\":1.01}",
                "{\"minutes\":5,\"reason\":\"r\",\"sampling\":-0.01}",
                "{\"minutes\":5,\"reason\":\"r\",\"targetingKeys\":[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\",\"10\","
                        + "\"11\",\"12\",\"13\",\"14\",\"15\",\"16\",\"17\",\"18\",\"19\",\"20\",\"21\"]}",
            })
    void refusesWhatHasNoEndOrWatchesTooMany(String body) {
        as(TestRole.OPERATOR)
                .body(body)
                .put("/api/v1/flags/{key}/debug", newFlag())
                .then()
                .statusCode(400);
    }

    @Test
    void endsWhenItIsSetToNothing() {
        String key = newFlag();
        debug(key, Map.of("sampling", 1, "minutes", 5, "reason", "test")).statusCode(200);
        debug(key, Map.of("minutes", 1, "reason", "seen enough")).statusCode(200);
        evaluate(key, Map.of("targetingKey", "ada")).statusCode(200);
        writer.run();

        evaluations(key).body("records.items.size()", is(0));
    }

    @Test
    void keepsTheNewestOfABurstAndShowsWhatItDropped() {
        String key = newFlag();
        debug(key, Map.of("sampling", 1, "minutes", 5, "reason", "test")).statusCode(200);
        Snapshot snapshot = snapshots.current();
        EvaluableFlag flag = Objects.requireNonNull(snapshot.flag(key));
        int burst = 20 * config.debugBuffer();
        for (int i = 0; i < burst; i++) {
            log.note(snapshot, flag, ADA);
        }
        writer.run();

        int dropped = evaluations(key).body("debug.dropped", not(0)).extract().path("debug.dropped");
        assertThat(dropped).isBetween(1, burst);
        assertThat(records.before(key, Long.MAX_VALUE, burst)).hasSize(config.debugRecords());
        log.note(snapshot, flag, ADA);
        writer.run();
        assertThat(records.before(key, Long.MAX_VALUE, burst)).hasSize(config.debugRecords());
    }

    @Test
    void reachesTheOtherReplicasAndIsReadFromAny() {
        String key = newFlag();
        DebugLog second = new DebugLog(config, new SimpleMeterRegistry());
        debug(key, Map.of("targetingKeys", List.of("ada"), "minutes", 5, "reason", "test"))
                .statusCode(200);
        second.follow(store.active(), second.changes());
        Snapshot snapshot = snapshots.current();
        second.note(snapshot, Objects.requireNonNull(snapshot.flag(key)), ADA);
        records.add(second.drain(), config.debugRecords());

        evaluations(key).body("records.items.contextId", contains("ada"));
    }

    @Test
    void isForgottenAfterADay() {
        String key = newFlag();
        debug(key, Map.of("sampling", 1, "minutes", 1, "reason", "test")).statusCode(200);
        evaluate(key, Map.of("targetingKey", "ada")).statusCode(200);
        awaitRecords(key, 1);

        Instant tomorrow = Instant.now().plus(Duration.ofDays(1)).plusSeconds(60);
        assertThat(store.purge(tomorrow.minus(config.debugRetention()), 10_000)).isPositive();
        evaluations(key).body("records.items.size()", is(0));
    }

    private static void awaitRecords(String key, int count) {
        await().atMost(SOON).untilAsserted(() -> evaluations(key).body("records.items.size()", is(count)));
    }
}
