package dev.sluice.monitor.exposition;

import dev.sluice.judge.ArmCounts;
import dev.sluice.judge.Counts;
import dev.sluice.judge.Histogram;
import dev.sluice.judge.Tally;

/**
 * Cumulative counts of both arms at one instant.
 *
 * @param started when the counters began, in seconds since 1970; 0 when the source does not say
 */
public record Reading(double started, Tally totals) {

    /** Whether the counters began anew since {@code earlier}: then a difference means nothing. */
    public boolean resetSince(Reading earlier) {
        return started != earlier.started
                || fell(totals.baseline(), earlier.totals.baseline())
                || fell(totals.candidate(), earlier.totals.candidate())
                || totals.baselineDurations().fellBelow(earlier.totals.baselineDurations())
                || totals.candidateDurations().fellBelow(earlier.totals.candidateDurations());
    }

    /** What happened since {@code earlier}, which is no reset away. */
    public Tally since(Reading earlier) {
        Histogram baseline = totals.baselineDurations().minus(earlier.totals.baselineDurations());
        Histogram candidate = totals.candidateDurations().minus(earlier.totals.candidateDurations());
        ArmCounts counts = new ArmCounts(
                minus(totals.baseline(), earlier.totals.baseline()),
                minus(totals.candidate(), earlier.totals.candidate()));
        return new Tally(counts, baseline, candidate);
    }

    private static boolean fell(Counts now, Counts earlier) {
        return now.requests() < earlier.requests() || now.errors() < earlier.errors();
    }

    private static Counts minus(Counts now, Counts earlier) {
        return new Counts(now.requests() - earlier.requests(), now.errors() - earlier.errors());
    }
}
