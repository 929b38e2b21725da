package dev.sluice.flag.messaging;

import static dev.sluice.flag.Flagging.ended;
import static dev.sluice.flag.Flagging.expectVariant;
import static dev.sluice.flag.Flagging.newFlag;
import static dev.sluice.flag.Flagging.rollout;
import static dev.sluice.flag.Flagging.stage;
import static dev.sluice.testing.Callers.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.flag.Flagging;
import dev.sluice.kit.sql.Sql;
import dev.sluice.testing.EventContract;
import dev.sluice.testing.KafkaProbe;
import dev.sluice.testing.StackResource;
import dev.sluice.testing.TestEvent;
import dev.sluice.testing.TestRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A flag that a rollout drives belongs to it until it has ended, but for the one switch that an operator may always use. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class KillSwitchIT {
    private static final String FLAG = "/api/v1/flags/{key}";
    private static final String FLAGS = "sluice.flags.v1";
    private static final String ROLLOUTS = "sluice.rollouts.v1";
    private static final ObjectMapper JSON = new ObjectMapper();

    @SuppressWarnings("NullAway.Init") // safe because StackResource fills it
    KafkaProbe kafka;

    @Inject
    Sql sql;

    @BeforeEach
    void topics() {
        Flagging.createTopics(kafka);
    }

    @Test
    void disablesADrivenFlagAndNoStageSwitchesItOnAgain() throws IOException {
        String key = newFlag();
        UUID rollout = rollout();
        apply(stage(rollout, 1, 3, key, 100), key);
        expectVariant(key, "ada", "on");

        as(TestRole.OPERATOR)
                .body(Map.of("reason", "incident 42"))
                .post(FLAG + "/disable", key)
                .then()
                .statusCode(200)
                .body("enabled", is(false));
        expectVariant(key, "ada", "off");
        assertThat(apply(stage(rollout, 1, 6, key, 100), key).at("/reason").asText())
                .isEqualTo("stale-fence");
        assertThat(apply(stage(rollout, 2, 9, key, 100), key).at("/reason").asText())
                .isEqualTo("disabled");
        expectVariant(key, "ada", "off");
    }

    @Test
    void tellsTheRolloutThatItsFlagWasDisabled() throws IOException {
        String key = newFlag();
        UUID rollout = rollout();
        apply(stage(rollout, 1, 3, key, 10), key);
        as(TestRole.OPERATOR)
                .body(Map.of("reason", "incident 42"))
                .post(FLAG + "/disable", key)
                .then()
                .statusCode(200);

        List<ConsumerRecord<String, byte[]>> events =
                kafka.await(FLAGS, 3, record -> record.key().equals(key)); // created, 10 %, disabled
        JsonNode disabled = JSON.readTree(events.getLast().value());
        assertThat(disabled.at("/change").asText()).isEqualTo("disabled");
        assertThat(disabled.at("/cause").asText()).isEqualTo("PERSON");
        assertThat(disabled.at("/rolloutId").asText()).isEqualTo(rollout.toString());
    }

    @Test
    void refusesAllOtherEditsOfADrivenFlagUntilItsRolloutHasEnded() throws IOException {
        String key = newFlag();
        UUID rollout = rollout();
        apply(stage(rollout, 1, 3, key, 10), key);
        for (String type : List.of("rolled-back", "closed", "cancelled")) {
            refused(key, rollout);
            TestEvent foreign = ended(type, EVENT_OF_ANOTHER_ROLLOUT);
            kafka.publish(ROLLOUTS, foreign);
            await().atMost(Duration.ofSeconds(20)).until(() -> isConsumed(foreign));
        }
        refused(key, rollout);

        kafka.publish(ROLLOUTS, ended("rolled-back", rollout));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> as(TestRole.OPERATOR)
                .body(Map.of("internal", false, "percentage", 5, "reason", "after it"))
                .put(FLAG + "/exposure", key)
                .then()
                .statusCode(200));
    }

    @Test
    void namesTheRolloutWhicheverWayADrivenFlagIsChanged() throws IOException {
        String key = newFlag();
        UUID rollout = rollout();
        apply(stage(rollout, 1, 3, key, 10), key);

        driven(
                as(TestRole.OPERATOR)
                        .body("{\"targeting\": {\"rules\": []}, \"reason\": \"test\"}")
                        .put(FLAG + "/targeting", key)
                        .then(),
                rollout);
        driven(Flagging.requestExposure(key, 50, Map.of()), rollout);
        driven(
                as(TestRole.OPERATOR)
                        .body("""
                                {"flags": {"%s": {"state": "ENABLED", "variants": {"on": true, "off": false}, "defaultVariant": "off"}}}
                                """.formatted(key))
                        .post("/api/v1/flag-sets/production/shop/import?reason=moved")
                        .then()
                        .body("errors[0].path", is("flags." + key)),
                rollout);
    }

    private static void driven(ValidatableResponse response, UUID rollout) {
        response.statusCode(409)
                .body("type", is("urn:sluice:problem:flag-driven"))
                .body("rolloutId", is(rollout.toString()));
    }

    @Test
    void isDueForRemovalWhenThePlanOfItsRolloutSaysSo() throws IOException {
        String key = newFlag();
        UUID rollout = rollout();
        apply(stage(rollout, 1, 3, key, 50), key);
        kafka.publish(ROLLOUTS, retiring(rollout, key, "2026-01-01T00:00:00Z"));

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> as(TestRole.VIEWER)
                .get(FLAG, key)
                .then()
                .body("card.expiresAt", is("2026-01-01T00:00:00Z"))
                .body("stage", is("removal-due"))
                .body("exposure.percentage", is(50.0f))
                .body("driver.active", is(false)));
        as(TestRole.VIEWER)
                .get(FLAG + "/history", key)
                .then()
                .body("items[0].cause", is("ROLLOUT"))
                .body("items[0].reason", is("The rollout's plan says by when the flag is to be gone."));
        EventContract.check(
                kafka.await(FLAGS, 3, record -> record.key().equals(key)).getLast());
    }

    private static TestEvent retiring(UUID rollout, String flag, String at) {
        String data = """
                {"rolloutId": "%s", "attempt": 1, "reason": "window-over", "retire": {"flag": "%s", "at": "%s"}}
                """.formatted(rollout, flag, at);
        return TestEvent.of("/rollout-service", "dev.sluice.rollout.closed.v1", rollout.toString(), 9, data)
                .with("environment", "production")
                .with("service", "shop")
                .with("correlationid", rollout.toString());
    }

    @Test
    void takesWhatAPersonEnablesAgain() {
        String key = newFlag();
        for (String verb : List.of("disable", "enable")) {
            as(TestRole.OPERATOR)
                    .body(Map.of("reason", verb))
                    .post(FLAG + "/{verb}", key, verb)
                    .then()
                    .statusCode(200)
                    .body("enabled", is(verb.equals("enable")));
        }
    }

    private static final UUID EVENT_OF_ANOTHER_ROLLOUT = rollout();

    private static void refused(String key, UUID rollout) {
        as(TestRole.OPERATOR)
                .body(Map.of("internal", false, "percentage", 5, "reason", "meanwhile"))
                .put(FLAG + "/exposure", key)
                .then()
                .statusCode(409)
                .body("type", is("urn:sluice:problem:flag-driven"))
                .body("rolloutId", is(rollout.toString()));
    }

    private boolean isConsumed(TestEvent event) {
        return !sql.query("SELECT 1 FROM inbox WHERE event_id = ?", row -> 1, UUID.fromString(event.id()))
                .isEmpty();
    }

    private JsonNode apply(TestEvent event, String key) throws IOException {
        kafka.publish(ROLLOUTS, event);
        return FlagAnswers.to(event, key, kafka);
    }
}
