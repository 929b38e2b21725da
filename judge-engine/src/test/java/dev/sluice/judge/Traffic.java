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
}
