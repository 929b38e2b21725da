package dev.sluice.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RelayBatchTest {
    @Test
    void healthyRowsGoTogetherInOrder() {
        OutboxRow first = row(1, "a", 0);
        OutboxRow second = row(2, "b", 0);
        OutboxRow third = row(3, "a", 0);

        assertThat(RelayBatch.split(List.of(first, second, third))).containsExactly(List.of(first, second, third));
    }

    @Test
    void aKeyWithARefusedRowGoesByItselfAndLast() {
        OutboxRow refused = row(1, "a", 2);
        OutboxRow healthy = row(2, "b", 0);
        OutboxRow behind = row(3, "a", 0);

        assertThat(RelayBatch.split(List.of(refused, healthy, behind)))
                .containsExactly(List.of(healthy), List.of(refused, behind));
    }

    @Test
    void refusedKeysCannotSpoilEachOther() {
        OutboxRow one = row(1, "a", 1);
        OutboxRow other = row(2, "b", 1);

        assertThat(RelayBatch.split(List.of(one, other))).containsExactly(List.of(one), List.of(other));
    }

    @Test
    void nothingIsSplitIntoNothing() {
        assertThat(RelayBatch.split(List.of())).isEmpty();
    }

    private static OutboxRow row(long id, String key, int attempts) {
        return new OutboxRow(id, new UUID(0, id), key, "topic", key, attempts, "{}", new byte[0]);
    }
}
