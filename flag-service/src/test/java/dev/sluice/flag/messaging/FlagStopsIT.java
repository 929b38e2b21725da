package dev.sluice.flag.messaging;

import static dev.sluice.flag.Flagging.evaluate;
import static dev.sluice.flag.Flagging.newFlag;
import static dev.sluice.flag.Flagging.rollout;
import static dev.sluice.flag.Flagging.stage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.testing.KafkaProbe;
import dev.sluice.testing.StackResource;
import dev.sluice.testing.TestEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Stages that were published before anybody knew of their stop, and arrive after it. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class FlagStopsIT {

    @SuppressWarnings("NullAway.Init") // safe because StackResource fills it
    KafkaProbe kafka;

    @Test
    void refusesAStageWhoseAttemptAVerdictHasStopped() throws IOException {
        String key = newFlag();
        UUID rollout = rollout();
        kafka.publish(
                "sluice.verdicts.v1",
                TestEvent.of(
                        "/monitor-service",
                        "dev.sluice.verdict.reached.v1",
                        rollout.toString(),
                        1,
                        "{\"rolloutId\": \"%s\", \"attempt\": 1, \"verdict\": \"UNHEALTHY\"}".formatted(rollout)));

        assertThat(answer(stage(rollout, 1, 3, key, 50), key).at("/reason").asText())
                .isEqualTo("stopped");
        evaluate(key, Map.of("targetingKey", "ada", "internal", true)).body("variant", is("off"));
        assertThat(answer(stage(rollout, 2, 3, key, 50), key)
                        .at("/exposure/percentage")
                        .asDouble())
                .as("the next attempt was not stopped")
                .isEqualTo(50);
    }

    @Test
    void refusesAStageOfAnyAttemptOnceARollbackOfTheRolloutWasPublished() throws IOException {
        String key = newFlag();
        UUID rollout = rollout();
        // not rollback.started: no step of it sets this flag, so that only the reader of stops knows
        kafka.publish(
                "sluice.rollbacks.v1",
                TestEvent.of(
                        "/rollback-service",
                        "dev.sluice.rollback.step-completed.v1",
                        rollout.toString(),
                        1,
                        "{\"rolloutId\": \"%s\", \"attempt\": 1}".formatted(rollout)));

        assertThat(answer(stage(rollout, 2, 3, key, 50), key).at("/reason").asText())
                .isEqualTo("stopped");
        evaluate(key, Map.of("targetingKey", "ada", "internal", true)).body("variant", is("off"));
    }

    private JsonNode answer(TestEvent stage, String key) throws IOException {
        kafka.publish("sluice.rollouts.v1", stage);
        return FlagAnswers.to(stage, key, kafka);
    }
}
