package dev.sluice.flag.usage;

import static dev.sluice.flag.Flagging.evaluate;
import static dev.sluice.flag.Flagging.expose;
import static dev.sluice.flag.Flagging.newFlag;
import static dev.sluice.flag.usage.Usage.evaluations;
import static dev.sluice.testing.Callers.as;
import static dev.sluice.testing.Callers.asElsewhere;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.flag.Flagging;
import dev.sluice.flag.application.Snapshots;
import dev.sluice.flag.evaluation.EvaluableFlag;
import dev.sluice.flag.model.Scope;
import dev.sluice.flag.usage.count.Counters;
import dev.sluice.flag.usage.count.OutcomeCount;
import dev.sluice.flag.usage.stale.ServedSets;
import dev.sluice.flagengine.EvaluationContext;
import dev.sluice.kit.sql.Sql;
import dev.sluice.testing.EventContract;
import dev.sluice.testing.KafkaProbe;
import dev.sluice.testing.StackResource;
import dev.sluice.testing.TestRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class UsageIT {
    private static final Map<String, String> ADA = Map.of("targetingKey", "ada");
    private static final ObjectMapper JSON = new ObjectMapper();

    @SuppressWarnings("NullAway.Init") // safe because StackResource fills it
    KafkaProbe kafka;

    @Inject
    Sql sql;

    @Inject
    UsageLedger ledger;

    @Inject
    UsageStore store;

    @Inject
    ServedSets served;

    @Inject
    Snapshots snapshots;

    @BeforeEach
    void topics() {
        Flagging.createTopics(kafka);
    }

    @Test
    void countsSingleAndBulkEvaluationsByRevisionVariantAndReasonAtOnce() {
        String key = newFlag();
        evaluations(key)
                .body("total", is(0))
                .body("lastEvaluatedAt", nullValue())
                .body("counts", empty());

        evaluate(key, ADA).statusCode(200);
        as(TestRole.CLIENT)
                .body(Map.of("context", ADA))
                .post("/ofrep/v1/evaluate/flags")
                .then()
                .statusCode(200);
        expose(key, true, 0);
        evaluate(key, Map.of("targetingKey", "ada", "internal", true)).statusCode(200);

        evaluations(key)
                .body("flag", is(key))
                .body("hours", is(24))
                .body("total", is(3))
                .body("lastEvaluatedAt", notNullValue())
                .body("counts.revision", contains(2, 1))
                .body("counts.variant", contains("on", "off"))
                .body("counts.reason", contains("TARGETING_MATCH", "STATIC"))
                .body("counts.count", contains(1, 2))
                .body("debug", nullValue())
                .body("records.items", empty());
    }

    @Test
    void storesCountsWithinTheIntervalAndSeesNoneTwice() {
        String key = newFlag();
        for (int i = 0; i < 5; i++) {
            evaluate(key, ADA);
        }

        await().atMost(Duration.ofSeconds(15)).until(() -> stored(key) == 5);
        evaluations(key).body("total", is(5));
        evaluate(key, ADA);
        evaluations(key).body("total", is(6));
    }

    @Test
    void publishesWhatWasCountedAndNothingElse() throws IOException {
        String key = newFlag();
        evaluate(key, ADA);
        ConsumerRecord<String, byte[]> first = published(key, 1).getFirst();
        EventContract.check(first);
        evaluate(key, ADA);
        evaluate(key, ADA);

        // two intervals, or three when the last two evaluations fall into different ones
        List<JsonNode> events = events(published(key, 2));
        if (sum(events) < 3) {
            events = events(published(key, 3));
        }
        assertThat(events.getFirst().at("/evaluations").asLong()).isEqualTo(1);
        assertThat(sum(events)).as("of %s", events).isEqualTo(3);
        assertThat(events.get(1).at("/outcomes/0/variant").asText()).isEqualTo("off");
        assertThat(KafkaProbe.header(first, "ce_service")).isEqualTo("shop");
        assertThat(new String(first.value(), StandardCharsets.UTF_8))
                .doesNotContain("ada")
                .doesNotContain("value");
        assertThat(sql.query("SELECT 1 FROM outbox WHERE topic = 'sluice.evaluations.v1'", row -> 1))
                .isEmpty();
    }

    @Test
    void replicasAddUp() {
        String key = newFlag();
        Counters second = new Counters((flag, variant, reason) -> {});
        UsageLedger other = new UsageLedger(second, store, served);
        evaluate(key, ADA);
        EvaluableFlag flag = Objects.requireNonNull(snapshots.current().flag(key));
        for (int i = 0; i < 4; i++) {
            second.count(flag, flag.evaluate(EvaluationContext.of(ADA, 0)));
        }
        assertThat(total(other, key)).as("what it knows for itself").isGreaterThanOrEqualTo(4);

        ledger.storeCounts();
        other.storeCounts();
        assertThat(total(ledger, key)).isEqualTo(5);
        assertThat(total(other, key)).isEqualTo(5);
        evaluations(key).body("total", is(5));
    }

    @Test
    void knowsWhetherAFlagIsStillEvaluatedAnywhere() {
        Scope set = setOfItsOwn();
        String key = newFlag(set.environment(), set.service());
        Instant now = Instant.now();
        assertThat(ledger.notArchivable(key, set, now)).isEmpty();
        evaluate(key, ADA);
        assertThat(ledger.notArchivable(key, set, now)).as("not stored so far").isPresent();
        ledger.storeCounts();
        UsageLedger other = new UsageLedger(new Counters((flag, variant, reason) -> {}), store, served);
        assertThat(other.notArchivable(key, set, now)).as("on another replica").isPresent();

        sql.update("UPDATE flag_use SET last_seen = now() - interval '6 minutes' WHERE flag = ?", key);
        assertThat(ledger.notArchivable(key, set, now)).isEmpty();
    }

    @Test
    void archivesWhatProvidersMayEvaluateInTheirOwnProcessOnlyWhenTold() {
        Scope set = setOfItsOwn();
        String key = newFlag(set.environment(), set.service());
        served.note(set, Instant.now().minusSeconds(60));
        as(TestRole.OPERATOR)
                .delete("/api/v1/flags/{key}?reason=done", key)
                .then()
                .statusCode(409)
                .body("type", is("urn:sluice:problem:flag-evaluated"))
                .body("detail", containsString("sync"))
                .body("detail", containsString("force=true"));
        as(TestRole.OPERATOR)
                .delete("/api/v1/flags/{key}?reason=done&force=true", key)
                .then()
                .statusCode(204);

        Scope before = setOfItsOwn();
        String other = newFlag(before.environment(), before.service());
        served.note(before, Instant.now().minus(Duration.ofMinutes(6)));
        as(TestRole.OPERATOR)
                .delete("/api/v1/flags/{key}?reason=done", other)
                .then()
                .statusCode(204);
    }

    @Test
    void showsTheHoursAskedForAndForgetsOldOnes() {
        String key = newFlag();
        evaluate(key, ADA);
        ledger.storeCounts();
        sql.update("UPDATE flag_evaluations SET hour = hour - interval '30 hours' WHERE flag = ?", key);

        evaluations(key).body("total", is(0)).body("lastEvaluatedAt", notNullValue());
        as(TestRole.VIEWER)
                .get("/api/v1/flags/{key}/evaluations?hours=48", key)
                .then()
                .body("total", is(1));
        assertThat(store.purge(Instant.now().minus(Duration.ofDays(2)), 10)).isZero();
        assertThat(store.purge(Instant.now().minus(Duration.ofDays(1)), 10)).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hours=0", "hours=169", "limit=0", "cursor=x"})
    void refusesWhatIsOutOfBounds(String query) {
        as(TestRole.VIEWER)
                .get("/api/v1/flags/{key}/evaluations?" + query, newFlag())
                .then()
                .statusCode(400);
    }

    @Test
    void showsThemToViewersOfTheFlagOnly() {
        String path = "/api/v1/flags/" + newFlag() + "/evaluations";
        asElsewhere(TestRole.VIEWER).get(path).then().statusCode(403);
        as(TestRole.CLIENT).get(path).then().statusCode(403);
        as(TestRole.VIEWER).get("/api/v1/flags/absent/evaluations").then().statusCode(404);
    }

    private List<ConsumerRecord<String, byte[]>> published(String key, int count) {
        return kafka.await(
                "sluice.evaluations.v1", count, record -> record.key().equals(key));
    }

    private static List<JsonNode> events(List<ConsumerRecord<String, byte[]>> records) throws IOException {
        List<JsonNode> events = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            events.add(JSON.readTree(record.value()));
        }
        return events;
    }

    private static long sum(List<JsonNode> events) {
        return events.stream()
                .mapToLong(each -> each.at("/evaluations").asLong())
                .sum();
    }

    /** The sets of other tests are read by providers that evaluate in process. */
    private static Scope setOfItsOwn() {
        return new Scope("production", "unread-" + UUID.randomUUID());
    }

    private long stored(String key) {
        return sql.query(
                        "SELECT coalesce(sum(count), 0) FROM flag_evaluations WHERE flag = ?",
                        row -> row.getLong(1),
                        key)
                .getFirst();
    }

    private static long total(UsageLedger of, String key) {
        return of.counts(key, Instant.now().minus(Duration.ofHours(1))).stream()
                .mapToLong(OutcomeCount::count)
                .sum();
    }
}
