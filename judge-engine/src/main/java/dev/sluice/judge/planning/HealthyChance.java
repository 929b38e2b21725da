package dev.sluice.judge.planning;

import dev.sluice.judge.HealthProof;
import dev.sluice.judge.RateBounds;
import org.jspecify.annotations.Nullable;

/**
 * The probability that HealthProof proves a healthy version at the look at the bake's end, where three quarters of beta may be
 * spent (judges B): the sum over the Poisson failures of both arms of the probability that the candidate fails at most as often as
 * the absolute or the ratio test allows. The limit follows the baseline's rate in this attempt where that is below the expected one,
 * as in {@code ErrorRatioJudge.referenceRate}, so earlier requests of the baseline count.
 *
 * @param rate errors per request of both versions
 * @param candidate requests in this stage
 * @param baseline requests in this stage; 0 without a live baseline
 * @param earlier requests of the baseline in earlier stages of the attempt
 */
record HealthyChance(double rate, double candidate, double baseline, double earlier) {
    private static final double AT_BAKE_END = .75;
    private static final int NODES = 30;
    private static final int EARLIER_NODES = 5;
    /** Standard deviations. */
    private static final double FEWER = 2.5;
    /** The part of the expected requests that comes in any case. */
    private static final double LEAST = .1;
    /** Failures beyond this are not counted. */
    private static final long MOST = 1_000_000_000L;

    /**
     * As HealthProof decides: a test that the expected failures would not pass waits, and proves nothing at this look.
     *
     * @param increase what the limit allows above the reference rate: maxIncrease / share
     */
    double at(double increase, @Nullable Double ratio) {
        return average(increase, baseline > 0 ? ratio : null, true, false, 0);
    }

    /**
     * As {@link #at}, if fewer requests come than are expected: so few, in a proportion so unfavourable that it is that bad once in 160
     * stages when requests are Poisson. Limits are often such that with one request less a further failure is too many.
     */
    double atLeast(double increase, @Nullable Double ratio) {
        return average(increase, baseline > 0 ? ratio : null, true, false, FEWER);
    }

    /** If no test waited and the reference rate were known, as in the table of judges B. */
    double ifTested(double increase, @Nullable Double ratio) {
        return average(increase, ratio, false, true, 0);
    }

    private double average(double increase, @Nullable Double ratio, boolean waits, boolean known, double fewer) {
        double level = AT_BAKE_END * HealthProof.BETA * (ratio == null ? 1 : .5);
        Absolute absolute = new Absolute(level, increase, waits, fewer);
        Ratio relative = ratio == null ? null : new Ratio(level, ratio, waits, fewer);
        double counts = known ? 0 : baseline + earlier;
        PoissonNodes before = new PoissonNodes(known ? 0 : earlier * rate, EARLIER_NODES);
        return new PoissonNodes(baseline * rate, NODES).average(now -> {
            Range byRatio = relative == null ? Range.NONE : relative.passing(now);
            return before.average(more -> {
                double counted = counts > 0 ? Math.min(rate, (more + now) / counts) : rate;
                return either(absolute.most(counted), byRatio);
            });
        });
    }

    /** P(one of both tests passes). */
    private double either(long allowed, Range byRatio) {
        long from = Math.max(allowed + 1, byRatio.from());
        double second = byRatio.to() < from ? 0 : below(byRatio.to()) - below(from - 1);
        return below(allowed) + second;
    }

    /** P(the candidate fails at most so often). */
    private double below(long failures) {
        return failures < 0 ? 0 : RateBounds.poissonLowerTail(candidate * rate, failures);
    }

    /** Numbers of the candidate's failures, both included. */
    private record Range(long from, long to) {
        static final Range NONE = new Range(0, -1);
    }

    /** The absolute test; remembers its last answer, from which the next is not far. */
    private final class Absolute {
        private final double level;
        private final double increase;
        private final boolean waits;
        private final double fewer;
        private double last = -1;
        private long allowed;

        Absolute(double level, double increase, boolean waits, double fewer) {
            this.level = level;
            this.increase = increase;
            this.waits = waits;
            this.fewer = fewer;
            this.allowed = Math.round(candidate * rate);
        }

        long most(double reference) {
            double mean = mean(reference);
            if (mean != last) {
                last = mean;
                allowed = Searches.last(allowed, count -> RateBounds.poissonLowerTail(mean, count) <= level);
            }
            return waits && Math.round(candidate * reference) > allowed ? -1 : allowed;
        }

        /** Failures at the limit; since that is maxIncrease / counted share above the reference, it follows all requests. */
        private double mean(double reference) {
            double expected = candidate * Math.min(1, reference + increase);
            double overAll = increase * candidate / (candidate + baseline);
            double variance = candidate * (reference + overAll) * (reference + overAll) + baseline * overAll * overAll;
            return Math.max(0, expected - fewer * Math.sqrt(variance));
        }
    }

    /** The ratio test; remembers its last answer as well. */
    private final class Ratio {
        private final double level;
        private final double atMargin;
        private final long fewest;
        private long allowed;

        Ratio(double level, double ratio, boolean waits, double fewer) {
            this.level = level;
            double odds = candidate / baseline * Math.max(LEAST, 1 - fewer * Math.sqrt(1 / candidate + 1 / baseline));
            this.atMargin = ratio * odds / (1 + ratio * odds);
            this.allowed = Math.round(candidate * rate);
            double share = candidate / (candidate + baseline);
            long likely = Math.round((candidate + baseline) * rate);
            this.fewest = waits
                    ? Searches.last(
                                    likely,
                                    failures -> failures < MOST && !passes(failures, Math.round(failures * share)))
                            + 1
                    : 0;
        }

        /** With how many failures of the candidate it passes, given the baseline's. */
        Range passing(long failures) {
            allowed = Searches.last(allowed, count -> count < MOST && passes(count + failures, count));
            return new Range(Math.max(0, fewest - failures), allowed);
        }

        private boolean passes(long failures, long ofCandidate) {
            return RateBounds.binomialLowerTail(failures, atMargin, ofCandidate) <= level;
        }
    }
}
