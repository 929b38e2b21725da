package dev.sluice.judge.planning;

/**
 * The mean of a block's log likelihood ({@code Kernel}) when its failures are Poisson.
 *
 * @param odds requests of the candidate per request of the baseline; not used without a live baseline
 * @param candidate the candidate's failures in a block
 * @param baseline the baseline's failures in a block
 * @param healthy failures in a block that before/after comparison calls healthy; below 0 with a live baseline
 */
record BlockForecast(double odds, double candidate, double baseline, double healthy) {
    private static final double MOST_CORRELATED = .95;

    double log(double psi, double spread) {
        return healthy < 0 ? live(psi * odds, spread) : alone(psi * healthy, spread);
    }

    private double live(double oddsAtPsi, double spread) {
        if (spread == 0) {
            return candidate * Math.log(oddsAtPsi) - (candidate + baseline) * Math.log1p(oddsAtPsi);
        }
        double p = oddsAtPsi / (1 + oddsAtPsi);
        double rest = 1 / (1 + oddsAtPsi);
        double size = 1 / Math.min(MOST_CORRELATED, p * rest * 2 * spread * spread) - 1;
        return ExpectedRising.of(p * size, candidate)
                + ExpectedRising.of(rest * size, baseline)
                - ExpectedRising.of(size, candidate + baseline);
    }

    private double alone(double mean, double spread) {
        if (spread == 0) {
            return candidate * Math.log(mean) - mean;
        }
        double shape = 1 / (spread * spread);
        return ExpectedRising.of(shape, candidate)
                + candidate * Math.log(mean / (shape + mean))
                - shape * Math.log1p(mean / shape);
    }
}
