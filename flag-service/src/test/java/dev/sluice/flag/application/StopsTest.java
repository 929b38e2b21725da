package dev.sluice.flag.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.flag.model.Direction;
import dev.sluice.flag.model.Fence;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StopsTest {
    private static final UUID ROLLOUT = new UUID(1, 1);

    private final Stops stops = new Stops();

    @Test
    void aVerdictStopsItsAttemptAndTheOnesBeforeButNotTheNext() {
        stops.unhealthy(ROLLOUT, 2);
        stops.unhealthy(ROLLOUT, 1);
        assertThat(stops.of(attempt(1))).isPresent();
        assertThat(stops.of(attempt(2))).isPresent();
        assertThat(stops.of(attempt(3))).isEmpty();
    }

    @Test
    void aRollbackStopsEveryAttemptAlsoOneThatAPersonBeganMeanwhile() {
        stops.rollback(ROLLOUT);
        stops.unhealthy(ROLLOUT, 1);
        assertThat(stops.of(attempt(1))).contains("A rollback of this rollout has begun.");
        assertThat(stops.of(attempt(2))).contains("A rollback of this rollout has begun.");
    }

    @Test
    void doesNotConcernOtherRollouts() {
        stops.rollback(new UUID(2, 2));
        assertThat(stops.of(attempt(1))).isEmpty();
    }

    private static Fence attempt(int number) {
        return new Fence(ROLLOUT, number, Direction.FORWARD, 1);
    }
}
