package dev.sluice.kit.outbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Splits rows so that what Kafka refused once cannot spoil the batch of the others. */
final class RelayBatch {
    private RelayBatch() {}

    /** All healthy lanes together in order, then each lane that has a refused row by itself. */
    static List<List<OutboxRow>> split(List<OutboxRow> rows) {
        Set<OutboxRow.Lane> suspects = new LinkedHashSet<>();
        for (OutboxRow row : rows) {
            if (row.attempts() > 0) {
                suspects.add(row.lane());
            }
        }
        List<OutboxRow> healthy = new ArrayList<>();
        Map<OutboxRow.Lane, List<OutboxRow>> suspected = new LinkedHashMap<>();
        for (OutboxRow row : rows) {
            if (suspects.contains(row.lane())) {
                suspected.computeIfAbsent(row.lane(), lane -> new ArrayList<>()).add(row);
            } else {
                healthy.add(row);
            }
        }
        List<List<OutboxRow>> batches = new ArrayList<>(suspected.values());
        if (!healthy.isEmpty()) {
            batches.addFirst(healthy);
        }
        return batches;
    }
}
