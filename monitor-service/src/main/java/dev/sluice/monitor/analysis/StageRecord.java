package dev.sluice.monitor.analysis;

import dev.sluice.judge.ArmCounts;
import dev.sluice.judge.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a stage showed, kept for people.
 *
 * @param counts per source, since the stage was applied
 * @param notes why intervals were left out; the newest {@value #MAX_NOTES}
 */
public record StageRecord(
        int attempt,
        int stage,
        Instant enteredAt,
        int looks,
        @Nullable Verdict verdict,
        Map<String, ArmCounts> counts,
        List<String> notes) {
    private static final int MAX_NOTES = 20;

    public StageRecord {
        counts = Map.copyOf(counts);
        notes = List.copyOf(notes.subList(Math.max(0, notes.size() - MAX_NOTES), notes.size()));
    }

    static StageRecord entered(int attempt, int stage, Instant at) {
        return new StageRecord(attempt, stage, at, 0, null, Map.of(), List.of());
    }

    StageRecord looked(@Nullable Verdict newest, Map<String, ArmCounts> newestCounts, List<String> more) {
        List<String> all = new ArrayList<>(notes);
        all.addAll(more);
        return new StageRecord(attempt, stage, enteredAt, looks + 1, newest, newestCounts, all);
    }
}
