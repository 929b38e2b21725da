package dev.sluice.monitor.push;

import dev.sluice.judge.Counts;
import dev.sluice.judge.Histogram;
import java.util.ArrayList;
import java.util.List;

/** Counts and durations of one arm. Edges that changed begin the durations anew: they cannot be added. */
record Totals(Counts counts, Histogram durations) {
    static final Totals NONE = new Totals(Counts.NONE, Histogram.NONE);

    static Totals of(PushedBatch.PushedSample sample) {
        Counts counts = new Counts(sample.requests(), sample.errors());
        PushedBatch.PushedDurations durations = sample.durations();
        if (durations == null) {
            return new Totals(counts, Histogram.NONE);
        }
        List<Long> cumulative = new ArrayList<>();
        long sum = 0;
        for (long count : durations.counts()) {
            sum = Math.addExact(sum, count);
            cumulative.add(sum);
        }
        return new Totals(counts, new Histogram(durations.edges(), cumulative));
    }

    Totals plus(Totals other) {
        return new Totals(counts.plus(other.counts), durations.plus(other.durations));
    }

    /** What came since {@code earlier}; when something fell, the counters began anew and all of it did. */
    Totals since(Totals earlier) {
        boolean fell = counts.requests() < earlier.counts.requests()
                || counts.errors() < earlier.counts.errors()
                || durations.fellBelow(earlier.durations);
        if (fell) {
            return this;
        }
        Counts more =
                new Counts(counts.requests() - earlier.counts.requests(), counts.errors() - earlier.counts.errors());
        return new Totals(more, durations.minus(earlier.durations));
    }
}
