package dev.sluice.flag.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FenceTest {
    private static final UUID OLD = UUID.fromString("019e0000-0000-7000-8000-000000000001");
    private static final UUID NEW = UUID.fromString("019e0000-0000-7000-8000-000000000002");
    private static final UUID FAR = UUID.fromString("f19e0000-0000-7000-8000-000000000000");

    @Test
    void ordersByRolloutThenAttemptThenDirectionThenSequence() {
        List<Fence> ascending = List.of(
                new Fence(OLD, 1, Direction.FORWARD, 3),
                new Fence(OLD, 1, Direction.FORWARD, 900),
                new Fence(OLD, 1, Direction.ROLLBACK, 1),
                new Fence(OLD, 2, Direction.FORWARD, 2),
                new Fence(NEW, 1, Direction.FORWARD, 1),
                new Fence(FAR, 1, Direction.FORWARD, 1)); // a signed comparison would put this one first

        assertThat(ascending.reversed().stream().sorted()).containsExactlyElementsOf(ascending);
    }

    @Test
    void putsAPersonBetweenTheForwardStagesAndTheRollbackOfAnAttempt() {
        Fence stage = new Fence(OLD, 1, Direction.FORWARD, 900);
        Fence person = stage.takeover();

        assertThat(person).isGreaterThan(stage).isLessThan(new Fence(OLD, 1, Direction.ROLLBACK, 1));
        assertThat(person.isTakeover()).isTrue();
        assertThat(person).isLessThan(new Fence(OLD, 2, Direction.FORWARD, 1));
    }

    @Test
    void isNeverLoweredByAPerson() {
        Fence rollback = new Fence(OLD, 1, Direction.ROLLBACK, 4);

        assertThat(rollback.takeover()).isEqualTo(rollback);
        assertThat(rollback.takeover().isTakeover()).isFalse();
    }

    @Test
    void hasNoAttemptZero() {
        assertThatThrownBy(() -> new Fence(OLD, 0, Direction.FORWARD, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
