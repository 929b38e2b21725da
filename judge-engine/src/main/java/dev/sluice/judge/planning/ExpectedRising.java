package dev.sluice.judge.planning;

import org.apache.commons.numbers.gamma.LogGamma;

/** The mean of {@code ln(x·(x+1)·…·(x+N−1))} over a Poisson number N, which beta-binomial likelihoods consist of. */
final class ExpectedRising {
    /** Up to this mean the sum is taken term by term; beyond, at three points (Gauss-Hermite). */
    private static final double FEW = 12;

    private ExpectedRising() {}

    static double of(double x, double mean) {
        if (mean <= 0) {
            return 0;
        }
        if (mean > FEW) {
            double aside = Math.sqrt(3 * mean);
            return (4 * rising(x, mean) + rising(x, mean + aside) + rising(x, mean - aside)) / 6;
        }
        double probability = Math.exp(-mean);
        double rising = 0;
        double sum = 0;
        double most = mean + 6 * Math.sqrt(mean) + 5;
        for (int count = 1; count <= most; count++) {
            probability *= mean / count;
            rising += Math.log(x + count - 1);
            sum += probability * rising;
        }
        return sum;
    }

    private static double rising(double x, double count) {
        return LogGamma.value(x + count) - LogGamma.value(x);
    }
}
