package dev.sluice.rollout.targets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class StopsTest {

    private static final UUID ROLLOUT = new UUID(1, 1);

    private final Stops stops = new Stops();

    @Test
    void stopsTheAttemptAndTheOnesBeforeButNotTheNext() {
        stops.add(ROLLOUT, 2, Stops.Cause.VERDICT);
        assertThat(stops.of(ROLLOUT, 1)).isPresent();
        assertThat(stops.of(ROLLOUT, 2)).isPresent();
        assertThat(stops.of(ROLLOUT, 3)).isEmpty();
    }

    @Test
    void aVerdictIsNoRollback() {
        stops.add(ROLLOUT, 1, Stops.Cause.VERDICT);
        assertThat(stops.rollback(ROLLOUT, 1)).isEmpty();
        stops.add(ROLLOUT, 1, Stops.Cause.ROLLBACK);
        assertThat(stops.rollback(ROLLOUT, 1)).isPresent();
    }

    @Test
    void doesNotConcernOtherRollouts() {
        stops.add(new UUID(2, 2), 1, Stops.Cause.ROLLBACK);
        assertThat(stops.of(ROLLOUT, 1)).isEmpty();
    }
}
