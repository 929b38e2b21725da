package dev.sluice.actuators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.actuators.Fence.Direction;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FenceTest {

    private static final UUID ROLLOUT = UUID.fromString("01900000-0000-7000-8000-000000000001");

    @Test
    void ordersByRolloutThenAttemptThenDirectionThenSequence() {
        Fence lowest = new Fence(ROLLOUT, 1, Direction.FORWARD, 9);
        Fence back = new Fence(ROLLOUT, 1, Direction.ROLLBACK, 1);
        Fence again = new Fence(ROLLOUT, 2, Direction.FORWARD, 0);
        Fence next = new Fence(UUID.fromString("01900000-0000-7000-8000-000000000002"), 1, Direction.FORWARD, 0);

        assertThat(lowest.isLowerThan(back)).isTrue();
        assertThat(back.isLowerThan(again)).isTrue();
        assertThat(again.isLowerThan(next)).isTrue();
        assertThat(new Fence(ROLLOUT, 1, Direction.FORWARD, 10)).isGreaterThan(lowest);
    }

    @Test
    void isNotLowerThanItself() {
        Fence fence = new Fence(ROLLOUT, 1, Direction.FORWARD, 9);

        assertThat(fence.isLowerThan(new Fence(ROLLOUT, 1, Direction.FORWARD, 9)))
                .isFalse();
    }

    @Test
    void comparesRolloutsAsTextWhereJavaWouldCompareSignedHalves() {
        UUID low = UUID.fromString("7fffffff-0000-7000-8000-000000000000");
        UUID high = UUID.fromString("80000000-0000-7000-8000-000000000000");

        assertThat(low).isGreaterThan(high);
        assertThat(new Fence(low, 1, Direction.FORWARD, 1)).isLessThan(new Fence(high, 1, Direction.FORWARD, 1));
    }

    @Test
    void hasAttemptsFromOne() {
        assertThatThrownBy(() -> new Fence(ROLLOUT, 0, Direction.FORWARD, 1)).hasMessageContaining("attempt");
        assertThatThrownBy(() -> new Fence(ROLLOUT, 1, Direction.FORWARD, -1)).hasMessageContaining("sequence");
    }
}
