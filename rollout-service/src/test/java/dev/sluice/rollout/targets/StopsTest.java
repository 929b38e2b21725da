package dev.sluice.rollout.targets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class StopsTest {

    private static final UUID ROLLOUT = new UUID(1, 1);

    private final Stops stops = new Stops();

    @Test
    void aVerdictStopsItsAttemptAndTheOnesBeforeButNotTheNext() {
        stops.unhealthy(ROLLOUT, 2);
        stops.unhealthy(ROLLOUT, 1);
        assertThat(stops.of(ROLLOUT, 1)).isPresent();
        assertThat(stops.of(ROLLOUT, 2)).isPresent();
        assertThat(stops.of(ROLLOUT, 3)).isEmpty();
    }

    @Test
    void aRollbackStopsEveryAttemptAlsoOneThatAPersonBeganMeanwhile() {
        stops.rollback(ROLLOUT);
        stops.unhealthy(ROLLOUT, 1);
        assertThat(stops.of(ROLLOUT, 1)).contains("A rollback of this rollout has begun.");
        assertThat(stops.of(ROLLOUT, 2)).contains("A rollback of this rollout has begun.");
    }

    @Test
    void aVerdictIsNoRollback() {
        stops.unhealthy(ROLLOUT, 1);
        assertThat(stops.ofRollback(ROLLOUT)).isEmpty();
        stops.rollback(ROLLOUT);
        assertThat(stops.ofRollback(ROLLOUT)).isPresent();
    }

    @Test
    void doesNotConcernOtherRollouts() {
        stops.rollback(new UUID(2, 2));
        assertThat(stops.of(ROLLOUT, 1)).isEmpty();
    }
}
