package dev.sluice.judge.planning;

import org.apache.commons.statistics.distribution.PoissonDistribution;

/**
 * A Poisson count for sums over it: every value that matters while those are at most twice as many as {@code parts}, else the medians
 * of so many equally probable parts.
 *
 * @param mean of the count
 */
record PoissonNodes(double mean, int parts) {
    /** Standard deviations beyond which a value does not matter. */
    private static final double FAR = 5;

    /** What is to be averaged. */
    interface Weighted {
        double of(long count);
    }

    /** The count below which this part of the probability lies. */
    static double quantile(double mean, double part) {
        return mean <= 0 ? 0 : PoissonDistribution.of(mean).inverseCumulativeProbability(part);
    }

    double average(Weighted function) {
        long from = (long) Math.max(0, Math.floor(mean - FAR * Math.sqrt(mean)));
        long to = (long) Math.ceil(mean + FAR * Math.sqrt(mean) + FAR);
        if (mean <= 0) {
            return function.of(0);
        }
        PoissonDistribution poisson = PoissonDistribution.of(mean);
        double sum = 0;
        if (to - from < 2L * parts) {
            double weights = 0;
            for (long count = from; count <= to; count++) {
                double weight = poisson.probability((int) count);
                weights += weight;
                sum += weight * function.of(count);
            }
            return sum / weights;
        }
        for (int part = 0; part < parts; part++) {
            sum += function.of(poisson.inverseCumulativeProbability((part + .5) / parts));
        }
        return sum / parts;
    }
}
