package dev.sluice.judge.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.judge.ArmCounts;
import dev.sluice.judge.Counts;
import dev.sluice.judge.Factorials;
import org.junit.jupiter.api.Test;

class NoncentralTest {
    private static final double[] ODDS = {1.3, 1.7, 2.5, 5, 15};

    @Test
    void smallTablesAreThoseOfTheEnumeration() {
        for (int candidate = 1; candidate <= 9; candidate++) {
            for (int baseline = 1; baseline <= 9; baseline++) {
                for (int all = 0; all <= candidate + baseline; all++) {
                    compare(candidate, baseline, all);
                }
            }
        }
    }

    private static void compare(int candidate, int baseline, int all) {
        for (double omega : ODDS) {
            double weighted = 0;
            double total = 0;
            for (int u = 0; u <= all; u++) {
                double ways = (double) choose(candidate, u) * choose(baseline, all - u);
                weighted += ways * Math.pow(omega, u);
                total += ways;
            }
            for (int u = Math.max(0, all - baseline); u <= Math.min(all, candidate); u++) {
                double expected = u * Math.log(omega) - Math.log(weighted / total);
                boolean decided = Math.max(0, all - baseline) == Math.min(all, candidate);
                assertThat(Noncentral.logRatio(table(candidate, u, baseline, all - u), omega))
                        .isCloseTo(decided ? 0 : expected, within(1e-11));
            }
        }
    }

    @Test
    void theMeanUnderTheCentralDistributionIsOneForLargeTables() {
        isFair(10_000, 10_000, 3000);
        isFair(50_000, 500_000, 5000);
        isFair(300, 1_000_000, 900_000);
        isFair(2000, 3, 1500);
    }

    @Test
    void thousandsOfExceedancesAreCheap() {
        ArmCounts table = table(500_000, 3000, 500_000, 2500);
        long begin = System.nanoTime();
        for (int run = 0; run < 1000; run++) {
            for (double omega : ODDS) {
                assertThat(Noncentral.logRatio(table, omega)).isFinite();
            }
        }
        double micros = (System.nanoTime() - begin) / 1e6;
        System.out.println("5,500 exceedances of a million: " + Math.round(micros) + " microseconds for five odds");
    }

    private static void isFair(long candidate, long baseline, long all) {
        long low = Math.max(0, all - baseline);
        long high = Math.min(all, candidate);
        for (double omega : ODDS) {
            double mean = 0;
            for (long u = low; u <= high; u++) {
                double central = Factorials.logChoose(candidate, u)
                        + Factorials.logChoose(baseline, all - u)
                        - Factorials.logChoose(candidate + baseline, all);
                double ratio = Noncentral.logRatio(table(candidate, low, baseline, all - low), omega)
                        + (u - low) * Math.log(omega);
                mean += Math.exp(central + ratio);
            }
            assertThat(mean).isCloseTo(1, within(1e-7));
        }
    }

    private static ArmCounts table(long candidate, long exceeding, long baseline, long others) {
        return new ArmCounts(new Counts(baseline, others), new Counts(candidate, exceeding));
    }

    private static long choose(int n, int k) {
        if (k < 0 || k > n) {
            return 0;
        }
        long ways = 1;
        for (int factor = 1; factor <= k; factor++) {
            ways = ways * (n - k + factor) / factor;
        }
        return ways;
    }
}
