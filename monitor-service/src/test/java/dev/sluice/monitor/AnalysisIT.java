package dev.sluice.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.testing.Callers;
import dev.sluice.testing.EventContract;
import dev.sluice.testing.KafkaProbe;
import dev.sluice.testing.OpenApiContract;
import dev.sluice.testing.TestRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MonitorStack.class)
class AnalysisIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @SuppressWarnings("NullAway.Init") // safe because the test resource fills it
    KafkaProbe kafka;

    private final FakeSource source = new FakeSource();

    @AfterEach
    void closeSource() {
        source.close();
    }

    @Test
    void findsAHealthyVersionHealthyOnceTheBakeIsOver() {
        source.traffic("1.0.0", 9900, 0).traffic("2.0.0", 100, 0);
        RolloutScript rollout = new RolloutScript(kafka).planned(source.url(), "PT2S");

        rollout.entered(0).applied(0);

        ConsumerRecord<String, byte[]> verdict =
                rollout.awaitVerdict("HEALTHY", 1).getFirst();
        EventContract.check(verdict);
        JsonNode data = RolloutScript.data(verdict);
        assertThat(data.path("rolloutSequence").asLong()).isEqualTo(3);
        assertThat(data.path("appliedSequence").asLong()).isEqualTo(3);
        assertThat(data.path("comparison").asText()).isEqualTo("live-baseline");
        assertThat(data.at("/evidence/0/rule").asText()).isEqualTo("errors-absolute");
    }

    @Test
    void findsAFailingVersionUnhealthyWithEvidenceAndKeepsSayingSo() {
        source.traffic("1.0.0", 9900, 0).traffic("2.0.0", 100, 5);
        RolloutScript rollout = new RolloutScript(kafka).planned(source.url(), "PT10M");

        rollout.entered(0).applied(0);

        ConsumerRecord<String, byte[]> verdict =
                rollout.awaitVerdict("UNHEALTHY", 1).getFirst();
        EventContract.check(verdict);
        JsonNode data = RolloutScript.data(verdict);
        assertThat(data.at("/blames/0").asText()).isEqualTo("APPLICATION");
        assertThat(data.at("/evidence/0/statistic").asDouble())
                .isGreaterThan(data.at("/evidence/0/bound").asDouble());
        rollout.rolledBack();
        await().atMost(LIMIT).untilAsserted(() -> Callers.as(TestRole.VIEWER)
                .get("/api/v1/analyses/" + rollout.id())
                .then()
                .statusCode(200)
                .body("analysis.state", equalTo("ENDED"))
                .body("current.verdict", equalTo("UNHEALTHY"))
                .body("stages.stage", contains(0)));
    }

    @Test
    void aPersonCallsAnAlarmFalseByNameAndReason() {
        source.traffic("1.0.0", 9900, 0).traffic("2.0.0", 100, 5);
        RolloutScript rollout = new RolloutScript(kafka).planned(source.url(), "PT10M");
        rollout.entered(0).applied(0);
        rollout.awaitVerdict("UNHEALTHY", 1);
        String path = "/api/v1/analyses/" + rollout.id() + "/dismissals";
        Map<String, String> errors = Map.of("metric", "errors", "reason", "the load test of payments");

        Callers.as(TestRole.VIEWER).body(errors).post(path).then().statusCode(403);
        Callers.asElsewhere(TestRole.OPERATOR).body(errors).post(path).then().statusCode(403);
        Callers.as(TestRole.OPERATOR)
                .body(Map.of("metric", "latency", "reason", "none"))
                .post(path)
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:sluice:problem:unknown-metric"));
        Callers.as(TestRole.OPERATOR)
                .body(errors)
                .post(path)
                .then()
                .statusCode(200)
                .body("dismissals.metric", contains("errors"))
                .body("dismissals.reason", contains("the load test of payments"));

        rollout.awaitVerdict("INCONCLUSIVE", 1);
        Callers.as(TestRole.VIEWER)
                .get("/api/v1/audit?subject=" + rollout.id())
                .then()
                .statusCode(200)
                .body("items.action", hasItem("dismiss-alarm"));
        rollout.rolledBack();
        await().atMost(LIMIT).untilAsserted(() -> Callers.as(TestRole.OPERATOR)
                .body(errors)
                .post(path)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:sluice:problem:not-watching")));
    }

    @Test
    void aSourceThatHangsIsAnErrorAndDelaysNobodyElse() {
        FakeSource hanging = new FakeSource();
        try (hanging) {
            hanging.hang(true);
            RolloutScript stuck = new RolloutScript(kafka).planned(hanging.url(), "PT1S");
            stuck.entered(0).applied(0);
            source.traffic("1.0.0", 9900, 0).traffic("2.0.0", 100, 0);
            RolloutScript other = new RolloutScript(kafka).planned(source.url(), "PT1S");
            other.entered(0).applied(0);

            other.awaitVerdict("HEALTHY", 1);
            EventContract.check(stuck.awaitVerdict("ERROR", 1).getFirst());
        }
    }

    @Test
    void evidenceNeverHoldsWhatTheServerAnswered() {
        source.answerInstead("secret-of-an-internal-server{\n");
        RolloutScript rollout = new RolloutScript(kafka).planned(source.url(), "PT1S");

        rollout.entered(0).applied(0);

        String verdict = new String(
                rollout.awaitVerdict("ERROR", 1).getFirst().value(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(verdict).doesNotContain("secret");
    }

    @Test
    void analysesAreReadOnlyWithTheRightGrant() {
        source.traffic("1.0.0", 500, 0).traffic("2.0.0", 0, 0);
        RolloutScript rollout = new RolloutScript(kafka).planned(source.url(), "PT1S");
        rollout.entered(0);
        String path = "/api/v1/analyses/" + rollout.id();
        await().atMost(LIMIT).untilAsserted(() -> Callers.as(TestRole.VIEWER)
                .get("/api/v1/analyses?limit=200")
                .then()
                .statusCode(200)
                .body("items.rolloutId", hasItem(rollout.id())));

        Callers.asElsewhere(TestRole.VIEWER).get(path).then().statusCode(403);
        Callers.as(TestRole.CLIENT).get(path).then().statusCode(403);
        Callers.anonymous().get(path).then().statusCode(401);
        Callers.asElsewhere(TestRole.VIEWER)
                .get("/api/v1/analyses")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(0));
        Callers.as(TestRole.VIEWER)
                .get("/api/v1/analyses/not-a-rollout")
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:sluice:problem:analysis-not-found"));
    }

    @Test
    void theApiIsTheCommittedOne() {
        OpenApiContract.check("monitor-service");
    }
}
