package dev.sluice.monitor.analysis;

import dev.sluice.judge.ArmCounts;
import dev.sluice.judge.Tally;
import dev.sluice.monitor.analysis.SourceProgress.Cut;
import dev.sluice.monitor.exposition.Reading;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether the counts between two readings may be compared. An interval in which the share changed is no evidence:
 * a shared incident in its second half looks like the candidate's fault. The decision looks at requests only, never at
 * errors, so leaving an interval out keeps the error probabilities of the judges.
 */
final class Intervals {
    private static final double JUMP = Math.log(1.5);
    private static final double DEVIATIONS = 4;

    private Intervals() {}

    /** An interval between two readings. */
    sealed interface Interval {}

    /** Nothing to compare with yet. */
    record First() implements Interval {}

    /**
     * Counts that are evidence.
     *
     * @param seconds how long they were counted
     * @param changed whether the share changed at their end, or was about to
     */
    record Used(Tally tally, double seconds, boolean changed) implements Interval {}

    record Dropped(String reason, Tally tally) implements Interval {}

    static Interval between(SourceProgress progress, Reading now, Instant at, Position position, Duration interval) {
        Cut last = progress.last();
        if (last == null) {
            return new First();
        }
        if (now.resetSince(last.reading())) {
            return new Dropped("the source's counters began anew", Tally.NONE);
        }
        Tally tally = now.since(last.reading());
        boolean tooLong = Duration.between(last.at(), at).compareTo(interval.multipliedBy(2)) > 0;
        if (tooLong && position.changedAt().isAfter(last.at())) {
            return new Dropped("nobody looked while the share changed", tally);
        }
        if (jumped(progress.newest().shape(), tally.counts())) {
            return new Dropped("the counted share jumped inside it", tally);
        }
        double seconds = Duration.between(last.at(), at).toMillis() / 1000.0;
        return new Used(tally, seconds, position.changedAt().isAfter(last.at()));
    }

    /** Whether the odds moved by more than half and by more than four standard errors of their logarithm. */
    private static boolean jumped(@Nullable ArmCounts before, ArmCounts now) {
        if (before == null) {
            return false;
        }
        double difference = Math.abs(logOdds(now) - logOdds(before));
        return difference > JUMP && difference > DEVIATIONS * Math.sqrt(variance(now) + variance(before));
    }

    private static double logOdds(ArmCounts counts) {
        return Math.log(
                (counts.candidate().requests() + .5) / (counts.baseline().requests() + .5));
    }

    private static double variance(ArmCounts counts) {
        return 1 / (counts.candidate().requests() + .5) + 1 / (counts.baseline().requests() + .5);
    }
}
