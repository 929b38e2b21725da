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
    void stopsTheAttemptAndTheOnesBeforeButNotTheNext() {
        stops.add(ROLLOUT, 2, "a rollback");
        stops.add(ROLLOUT, 1, "a verdict that came again");
        assertThat(stops.of(attempt(1))).contains("a rollback");
        assertThat(stops.of(attempt(2))).contains("a rollback");
        assertThat(stops.of(attempt(3))).isEmpty();
    }

    @Test
    void doesNotConcernOtherRollouts() {
        stops.add(new UUID(2, 2), 1, "a rollback");
        assertThat(stops.of(attempt(1))).isEmpty();
    }

    private static Fence attempt(int number) {
        return new Fence(ROLLOUT, number, Direction.FORWARD, 1);
    }
}
