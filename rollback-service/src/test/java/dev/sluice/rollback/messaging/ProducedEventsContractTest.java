package dev.sluice.rollback.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.rollback.lifecycle.FailureReason;
import dev.sluice.rollback.lifecycle.Fence;
import dev.sluice.rollback.lifecycle.Observation;
import dev.sluice.rollback.lifecycle.Rollback;
import dev.sluice.rollback.lifecycle.RollbackDecider;
import dev.sluice.rollback.lifecycle.RollbackEvent;
import dev.sluice.rollback.lifecycle.Step;
import dev.sluice.rollback.lifecycle.Tally;
import dev.sluice.rollback.lifecycle.Trigger;
import dev.sluice.rollback.lifecycle.Work;
import dev.sluice.rollback.matrix.FailureKind;
import dev.sluice.rollback.projection.RoutePoint;
import dev.sluice.rollback.projection.Target;
import dev.sluice.rollback.projection.Undo;
import dev.sluice.rollback.store.StoredRollback.About;
import dev.sluice.testing.EventContract;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Everything that goes to {@code sluice.rollbacks.v1} keeps its schema. */
class ProducedEventsContractTest {
    private static final UUID ROLLOUT = UUID.fromString("019e0000-0000-7000-8000-000000000001");
    private static final UUID ROLLBACK = UUID.fromString("019e0000-0000-7000-8000-0000000000b1");
    private static final RollbackEvent.Started STARTED = new RollbackEvent.Started(work());

    @Test
    void started() throws IOException {
        JsonNode data = valid(STARTED);
        assertThat(data.path("steps")).hasSize(2);
        assertThat(data.path("methods")).hasSize(2);
        assertThat(data.has("by")).isFalse();
    }

    @Test
    void stepCompleted() throws IOException {
        RollbackEvent.StepCompleted event = new RollbackEvent.StepCompleted(
                1, new Step.Held(23, new Observation.Weights(Map.of("1.0.0", 100, "2.0.0", 0))));
        assertThat(valid(STARTED, event)
                        .path("observed")
                        .path("weights")
                        .path("1.0.0")
                        .asInt())
                .isEqualTo(100);
    }

    @Test
    void completed() throws IOException {
        RollbackEvent flag = new RollbackEvent.StepCompleted(0, new Step.Held(40, new Observation.Flag(8)));
        RollbackEvent route = new RollbackEvent.StepCompleted(
                1, new Step.Held(23, new Observation.Weights(Map.of("1.0.0", 100, "2.0.0", 0))));
        JsonNode data = valid(STARTED, flag, route, new RollbackEvent.Completed());
        assertThat(data.path("targets")).hasSize(2);
        assertThat(data.path("steps")).hasSize(2);
    }

    @Test
    void failed() throws IOException {
        for (FailureReason reason : FailureReason.values()) {
            assertThat(valid(STARTED, new RollbackEvent.Failed(reason, "x".repeat(5000), 1))
                            .path("reason")
                            .asText())
                    .isEqualTo(reason.code());
        }
    }

    @Test
    void failedBeforeItCouldStart() throws IOException {
        JsonNode data = valid(new RollbackEvent.NotStarted(trigger(), "nobody told us of it"));
        assertThat(data.path("reason").asText()).isEqualTo("unknown-rollout");
    }

    /** The data of the last of these events, after all of them. */
    private static JsonNode valid(RollbackEvent... events) throws IOException {
        Rollback after = RollbackDecider.evolve(Rollback.absent(ROLLBACK), List.of(events));
        RollbackEvent.Published last = (RollbackEvent.Published) events[events.length - 1];
        Object data = new RollbackWriter(after, new About(ROLLOUT, 1, "production", "shop")).data(last);
        JsonNode json = new ObjectMapper().readTree(EventData.write(data));
        assertThat(EventContract.violations(RollbackWriter.type(last), json)).isEmpty();
        return json;
    }

    private static Trigger trigger() {
        return new Trigger(
                new Trigger.Cause(Trigger.Kind.VERDICT, UUID.randomUUID(), null),
                new Trigger.Aim(ROLLOUT, 1, 3, 0),
                Set.of(FailureKind.APPLICATION),
                "2.0.0 fails");
    }

    private static Work work() {
        return new Work(
                trigger(),
                List.of(
                        new Step(0, new Undo.DisableFlag("new-checkout", "off"), null, false),
                        new Step(1, new Undo.ShiftTraffic("shop", Map.of("1.0.0", 100, "2.0.0", 0)), null, false),
                        new Step(2, new Undo.Unsupported("TURN_BACK_TIME", Target.route("x")), null, false)),
                Map.of("shop", new RoutePoint("http", "http://127.0.0.1/r", null)),
                new Fence(ROLLOUT, 1, 1),
                new Tally(Instant.EPOCH, Instant.EPOCH, 0, false));
    }
}
