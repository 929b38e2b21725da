package dev.sluice.judge;

import java.util.SplittableRandom;

/** Simulated traffic of a staged rollout: Poisson requests and errors per look, seeded. */
final class Traffic {
    private final SplittableRandom random;

    Traffic(long seed) {
        random = new SplittableRandom(seed);
    }

    /** One look: requests in all, the candidate's share, both error rates. */
    ArmCounts look(double requests, double share, double baselineRate, double candidateRate) {
        return new ArmCounts(arm(requests * (1 - share), baselineRate), arm(requests * share, candidateRate));
    }

    private Counts arm(double requests, double rate) {
        long failed = poisson(requests * rate);
        return new Counts(failed + poisson(requests * (1 - rate)), failed);
    }

    /** Knuth below 30, else a rounded normal: good enough for counts that large. */
    long poisson(double mean) {
        if (mean > 30) {
            return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
        }
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        long count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }

    /** Gamma distributed with mean 1 and this coefficient of variation, at most 1 (Marsaglia and Tsang, ACM TOMS 2000). */
    double swing(double variation) {
        double d = 1 / (variation * variation) - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double normal = random.nextGaussian();
            double v = Math.pow(1 + c * normal, 3);
            if (v > 0 && Math.log(random.nextDouble()) < .5 * normal * normal + d - d * v + d * Math.log(v)) {
                return v;
            }
        }
    }
}
