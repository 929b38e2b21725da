package dev.sluice.judge;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;

/** Exact tails and bounds of counts. */
public final class RateBounds {
    private RateBounds() {}

    /** Garwood's upper confidence bound of an error rate: chi-squared quantile with 2(errors+1) degrees of freedom / 2 / requests. */
    public static double upper(Counts counts, double level) {
        if (counts.requests() == 0) {
            return 1;
        }
        double quantile = ChiSquaredDistribution.of(2.0 * (counts.errors() + 1)).inverseSurvivalProbability(level);
        return Math.min(1, quantile / 2 / counts.requests());
    }

    /** P(Poisson(mean) ≤ count). */
    public static double poissonLowerTail(double mean, long count) {
        return mean <= 0 ? 1 : PoissonDistribution.of(mean).cumulativeProbability(clamp(count));
    }

    /** P(Binomial(trials, probability) ≥ count). */
    public static double binomialUpperTail(long trials, double probability, long count) {
        return count <= 0
                ? 1
                : BinomialDistribution.of(clamp(trials), probability).survivalProbability(clamp(count) - 1);
    }

    /** P(Binomial(trials, probability) ≤ count). */
    public static double binomialLowerTail(long trials, double probability, long count) {
        return BinomialDistribution.of(clamp(trials), probability).cumulativeProbability(clamp(count));
    }

    /** The fewest trials for which {@link #binomialLowerTail} is at most {@code level}; it falls as trials are added. */
    public static long trialsNeeded(double probability, long count, double level) {
        long tooFew = count;
        long enough = count + 1;
        while (enough < Integer.MAX_VALUE && binomialLowerTail(enough, probability, count) > level) {
            tooFew = enough;
            enough *= 2;
        }
        while (enough - tooFew > 1) {
            long middle = (tooFew + enough) / 2;
            if (binomialLowerTail(middle, probability, count) > level) {
                tooFew = middle;
            } else {
                enough = middle;
            }
        }
        return enough;
    }

    private static int clamp(long count) {
        return (int) Math.min(count, Integer.MAX_VALUE);
    }
}
