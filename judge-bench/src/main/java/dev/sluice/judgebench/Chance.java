package dev.sluice.judgebench;

import java.util.SplittableRandom;
import org.apache.commons.numbers.gamma.LogGamma;

/** Seeded chance: the same run of the same cell always meets the same. */
final class Chance {
    private static final double SMALL = 10;

    private final SplittableRandom random;

    /**
     * What one run meets.
     *
     * @param seed of the cell
     */
    Chance(long seed, long run) {
        random = new SplittableRandom(seed * 1_000_003L + run);
    }

    /** Poisson: Knuth's product for small means, else the transformed rejection PTRS (Hörmann, 1993), both exact. */
    long poisson(double mean) {
        return mean < SMALL ? product(mean) : rejection(mean);
    }

    private long product(double mean) {
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        long count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }

    private long rejection(double mean) {
        double b = 0.931 + 2.53 * Math.sqrt(mean);
        double a = -0.059 + 0.02483 * b;
        double quick = 0.9277 - 3.6224 / (b - 2);
        while (true) {
            double u = random.nextDouble() - .5;
            double v = 1 - random.nextDouble();
            double us = .5 - Math.abs(u);
            double count = Math.floor((2 * a / us + b) * u + mean + 0.43);
            if (us >= .07 && v <= quick) {
                return (long) count;
            }
            if (count >= 0 && (us >= .013 || v <= us)) {
                double inverse = 1.1239 + 1.1328 / (b - 3.4);
                double log = Math.log(v * inverse / (a / (us * us) + b));
                if (log <= count * Math.log(mean) - mean - LogGamma.value(count + 1)) {
                    return (long) count;
                }
            }
        }
    }

    /** Gamma distributed with mean 1 and this coefficient of variation, at most 1 (Marsaglia and Tsang, ACM TOMS 2000). */
    double swing(double variation) {
        if (variation == 0) {
            return 1;
        }
        double d = 1 / (variation * variation) - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double normal = random.nextGaussian();
            double v = Math.pow(1 + c * normal, 3);
            if (v > 0 && Math.log(random.nextDouble()) < .5 * normal * normal + d - d * v + d * Math.log(v)) {
                return v * d * variation * variation;
            }
        }
    }

    double normal() {
        return random.nextGaussian();
    }
}
