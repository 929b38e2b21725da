package dev.sluice.judge.planning;

import dev.sluice.judge.ArmCounts;
import dev.sluice.judge.Counts;
import java.util.SplittableRandom;

/** Simulated Poisson requests and failures, seeded. */
final class Requests {
    private final SplittableRandom random;

    Requests(long seed) {
        random = new SplittableRandom(seed);
    }

    ArmCounts of(double baseline, double baselineRate, double candidate, double candidateRate) {
        return new ArmCounts(arm(baseline, baselineRate), arm(candidate, candidateRate));
    }

    private Counts arm(double requests, double rate) {
        long failed = poisson(requests * rate);
        return new Counts(failed + poisson(requests * (1 - rate)), failed);
    }

    /** Knuth below 30, else a rounded normal. */
    private long poisson(double mean) {
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
