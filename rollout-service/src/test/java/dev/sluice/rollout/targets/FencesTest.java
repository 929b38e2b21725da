package dev.sluice.rollout.targets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.actuators.Fence;
import dev.sluice.actuators.Weights;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FencesTest {

    private static final UUID ROLLOUT = UUID.fromString("019e0000-0000-7000-8000-000000000001");
    private static final Fence FORWARD = new Fence(ROLLOUT, 1, Fence.Direction.FORWARD, 7);
    private static final Fence ROLLBACK = new Fence(ROLLOUT, 1, Fence.Direction.ROLLBACK, 1);

    @Test
    void theFirstFenceIsBelowEveryRollout() {
        assertThat(Fences.FIRST).isLessThan(FORWARD);
    }

    @Test
    void aPersonsChangeOutranksWhatWasAndNoRollbackOfIt() {
        assertThat(Fences.after(FORWARD, null)).isGreaterThan(FORWARD).isLessThan(ROLLBACK);
        assertThat(Fences.after(FORWARD, ROLLBACK)).isGreaterThan(ROLLBACK);
        assertThat(Fences.after(ROLLBACK, FORWARD)).isGreaterThan(ROLLBACK);
    }

    @Test
    void fencesAndWeightsAreReadAsTheyWereWritten() {
        assertThat(TargetJson.fence(TargetJson.write(ROLLBACK))).isEqualTo(ROLLBACK);
        Weights weights = Weights.split("1.0.0", "2.0.0", 10);
        assertThat(TargetJson.weights(TargetJson.write(weights))).isEqualTo(weights);
    }

    @Test
    void thePausesDoubleUpToTheLongest() {
        Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(2));
        assertThat(backoff.after(1)).hasMillis(100);
        assertThat(backoff.after(2)).hasMillis(200);
        assertThat(backoff.after(5)).hasMillis(1600);
        assertThat(backoff.after(6)).hasMillis(2000);
        assertThat(backoff.after(1000)).hasMillis(2000);
    }
}
