package dev.sluice.monitor.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.judge.Arms;
import dev.sluice.judge.Counts;
import dev.sluice.judge.Tally;
import dev.sluice.kit.sql.Sql;
import dev.sluice.monitor.MonitorStack;
import dev.sluice.monitor.analysis.SourceReading;
import dev.sluice.testing.Callers;
import dev.sluice.testing.ContractExamples;
import dev.sluice.testing.EventContract;
import dev.sluice.testing.KafkaProbe;
import dev.sluice.testing.TestEvent;
import dev.sluice.testing.TestRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MonitorStack.class)
class SamplesIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    @SuppressWarnings("NullAway.Init") // safe because the test resource fills it
    KafkaProbe kafka;

    @Inject
    PushReader reader;

    @Inject
    PushPurge purge;

    @Inject
    Sql sql;

    private final String source = "push-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void aBatchCountsOnceHoweverOftenItIsSent() {
        push(batch("delta", 1, sample("2.0.0", 100, 2))).statusCode(200).body("counted", equalTo(true));
        push(batch("delta", 1, sample("2.0.0", 100, 2))).statusCode(200).body("counted", equalTo(false));
        push(batch("delta", 3, sample("2.0.0", 10, 0))).statusCode(200);
        push(batch("delta", 2, sample("2.0.0", 1, 1))).statusCode(200).body("counted", equalTo(true));

        assertThat(totals().candidate()).isEqualTo(new Counts(111, 3));
        assertThat(totals().baseline()).isEqualTo(Counts.NONE);
    }

    @Test
    void cumulativeCountsBeginWhereTheReporterStandsAndGoOnAfterItsRestart() {
        push(batch("cumulative", 1, sample("2.0.0", 1_000_000, 5)));
        push(batch("cumulative", 2, sample("2.0.0", 1_000_050, 6)));
        push(batch("cumulative", 1, sample("2.0.0", 1_000_000, 5)));
        push(batch("cumulative", 3, sample("2.0.0", 7, 0)));

        assertThat(totals().candidate()).isEqualTo(new Counts(57, 1));
    }

    @Test
    void aLateCumulativeBatchIsPartOfANewerOne() {
        push(batch("cumulative", 1, sample("2.0.0", 100, 0)));
        push(batch("cumulative", 5, sample("2.0.0", 150, 1)));
        push(batch("cumulative", 4, sample("2.0.0", 140, 1))).body("counted", equalTo(true));

        assertThat(totals().candidate()).isEqualTo(new Counts(50, 1));
    }

    @Test
    void aReporterThatBeganWhileSomebodyListenedCountsFromItsStart() {
        push(batch("delta", 1, sample("2.0.0", 1, 0)));
        Map<String, Object> young = sample("2.0.0", 30, 1);
        young.put("since", Instant.now().toString());
        young.put("at", Instant.now().plusSeconds(1).toString());

        push(with(batch("cumulative", 1, young), "reporter", "another")).statusCode(200);

        assertThat(totals().candidate()).isEqualTo(new Counts(31, 1));
    }

    @Test
    void refusesSamplesOfAnotherTimeAndWhatCannotBeTrue() {
        refused(with(sample("2.0.0", 1, 0), "at", Instant.now().plusSeconds(90).toString()), "samples[0].at");
        refused(
                with(
                        sample("2.0.0", 1, 0),
                        "at",
                        Instant.now().minusSeconds(4000).toString()),
                "samples[0].at");
        refused(sample("2.0.0", 1, 2), "samples[0].errors");
        refused(
                with(sample("2.0.0", 1, 0), "durations", Map.of("edges", List.of(.5, .1), "counts", List.of(1, 0, 0))),
                "samples[0].durations.edges");
        refused(
                with(sample("2.0.0", 1, 0), "durations", Map.of("edges", List.of(.5), "counts", List.of(1))),
                "samples[0].durations.counts");
        push(batch(
                        "delta",
                        1,
                        with(
                                sample("2.0.0", 1, 0),
                                "at",
                                Instant.now().plusSeconds(30).toString())))
                .statusCode(200);
        push(batch("delta", 2, sample("2.0.0\"}", 1, 0))).statusCode(400);
        push(with(batch("delta", 2, sample("2.0.0", 1, 0)), "samples", List.of()))
                .statusCode(400);
        Map<String, Object> silent = sample("2.0.0", 1, 0);
        silent.remove("errors");
        push(batch("delta", 2, silent)).statusCode(400);
        assertThat(totals().candidate()).isEqualTo(new Counts(1, 0));
    }

    @Test
    void refusesAHundredAndFirstArm() {
        List<Map<String, Object>> many = java.util.stream.IntStream.range(0, 101)
                .mapToObj(arm -> sample("user-" + arm, 1, 0))
                .toList();

        push(with(batch("delta", 1, sample("1", 1, 0)), "samples", many))
                .statusCode(400)
                .body("type", equalTo("urn:sluice:problem:too-many-arms"));
    }

    @Test
    void onlyReportersAndOperatorsOfTheServicePush() {
        Map<String, Object> body = batch("delta", 1, sample("2.0.0", 1, 0));

        Callers.asElsewhere(TestRole.REPORTER)
                .body(body)
                .post("/api/v1/samples")
                .then()
                .statusCode(403);
        Callers.as(TestRole.VIEWER).body(body).post("/api/v1/samples").then().statusCode(403);
        Callers.anonymous().body(body).post("/api/v1/samples").then().statusCode(401);
        Callers.as(TestRole.OPERATOR).body(body).post("/api/v1/samples").then().statusCode(200);
    }

    @Test
    void whatIsOldOrWasNeverPushedIsNoEvidence() {
        assertThat(read(Instant.now()).toString()).contains("No samples were pushed");
        push(batch("delta", 1, sample("2.0.0", 5, 0)));

        assertThat(read(Instant.now().plusSeconds(25)).toString()).contains("older than 20 s");
        assertThat(read(Instant.now().plusSeconds(10))).isInstanceOf(SourceReading.Counted.class);
    }

    @Test
    void countsWhatComesByKafkaOnceTooAndDeadLettersWhatItCannotRead() throws Exception {
        for (ContractExamples.Example example : ContractExamples.of("dev.sluice.samples.reported.v1")) {
            assertThat(EventContract.violations(example.type(), JSON.readTree(example.data())))
                    .isEmpty();
        }
        Map<String, Object> body = batch("delta", 9, sample("2.0.0", 40, 1));
        publish(body, 9);
        publish(body, 9);
        publish(with(batch("delta", 10, sample("2.0.0", 1, 5)), "reporter", "liar"), 10);
        publish(batch("delta", 11, sample("2.0.0", 2, 0)), 11);

        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(totals().candidate()).isEqualTo(new Counts(42, 1)));
        assertThat(kafka.await(
                        "sluice.samples.v1.dlq.monitor-service-samples", 1, record -> source.equals(record.key())))
                .hasSize(1);
    }

    @Test
    void forgetsBatchesThatCannotComeAgain() {
        push(batch("delta", 1, sample("2.0.0", 5, 0)));
        sql.update("UPDATE pushed_batch SET received_at = now() - interval '3 hours' WHERE source = ?", source);

        purge.run();

        assertThat(sql.query("SELECT 1 FROM pushed_batch WHERE source = ?", row -> row.getInt(1), source))
                .isEmpty();
        assertThat(totals().candidate()).isEqualTo(new Counts(5, 0));
    }

    private void refused(Map<String, Object> sample, String path) {
        push(batch("delta", 1, sample))
                .statusCode(400)
                .body("type", equalTo("urn:sluice:problem:invalid-samples"))
                .body("errors.path", hasItem(path));
    }

    private ValidatableResponse push(Map<String, Object> batch) {
        return Callers.as(TestRole.REPORTER).body(batch).post("/api/v1/samples").then();
    }

    private void publish(Map<String, Object> batch, long sequence) throws Exception {
        JsonNode data = JSON.valueToTree(batch);
        kafka.publish(
                "sluice.samples.v1",
                TestEvent.of(
                        "/shop", "dev.sluice.samples.reported.v1", source, sequence, JSON.writeValueAsString(data)));
    }

    private Tally totals() {
        SourceReading reading = read(Instant.now());
        assertThat(reading).isInstanceOf(SourceReading.Counted.class);
        return ((SourceReading.Counted) reading).reading().totals();
    }

    private SourceReading read(Instant now) {
        return reader.read(
                new Pushed("production", "shop", source), new Arms("1.0.0", "2.0.0"), now, Duration.ofSeconds(20));
    }

    private Map<String, Object> batch(String kind, long sequence, Map<String, Object> sample) {
        return new HashMap<>(Map.of(
                "environment",
                "production",
                "service",
                "shop",
                "source",
                source,
                "reporter",
                "pod-1",
                "sequence",
                sequence,
                "kind",
                kind,
                "samples",
                List.of(sample)));
    }

    private static Map<String, Object> sample(String arm, long requests, long errors) {
        return new HashMap<>(
                Map.of("arm", arm, "at", Instant.now().toString(), "requests", requests, "errors", errors));
    }

    private static Map<String, Object> with(Map<String, Object> before, String name, Object value) {
        Map<String, Object> more = new HashMap<>(before);
        more.put(name, value);
        return more;
    }
}
