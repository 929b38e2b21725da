package dev.sluice.monitor.push;

import dev.sluice.judge.ArmCounts;
import dev.sluice.judge.Arms;
import dev.sluice.judge.Tally;
import dev.sluice.monitor.analysis.SourceReading;
import dev.sluice.monitor.exposition.Reading;
import dev.sluice.monitor.push.PushStore.ArmRow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** The totals of both arms, as a source that was asked gives them. */
@ApplicationScoped
public class PushReader implements PushedTotals {
    private final PushStore store;

    PushReader(PushStore store) {
        this.store = store;
    }

    /** An arm of which nothing was pushed has counted nothing; a source of which nothing young was is no evidence at all. */
    @Override
    @Transactional
    public SourceReading read(Pushed pushed, Arms arms, Instant now, Duration maxAge) {
        List<ArmRow> rows = store.arms(pushed);
        Instant newest = rows.stream()
                .map(ArmRow::newestAt)
                .max(Comparator.naturalOrder())
                .orElse(null);
        if (newest == null) {
            return new SourceReading.Failed("No samples were pushed to this source yet.");
        }
        if (newest.isBefore(now.minus(maxAge))) {
            return new SourceReading.Failed(
                    "The newest samples of this source are older than " + maxAge.toSeconds() + " s.");
        }
        Totals baseline = totals(rows, arms.baseline());
        Totals candidate = totals(rows, arms.candidate());
        Tally tally = new Tally(
                new ArmCounts(baseline.counts(), candidate.counts()), baseline.durations(), candidate.durations());
        return new SourceReading.Counted(new Reading(0, tally));
    }

    private static Totals totals(List<ArmRow> rows, String arm) {
        return rows.stream()
                .filter(row -> row.arm().equals(arm))
                .map(ArmRow::totals)
                .findFirst()
                .orElse(Totals.NONE);
    }
}
