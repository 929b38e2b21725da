package dev.sluice.judge.spending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.judge.ArmCounts;
import dev.sluice.judge.Counts;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SpendingTestTest {
    private static final EventClock CLOCK = new EventClock(36);

    @Test
    void spendsAllOfAlphaInTheEndAndNoMore() {
        assertThat(CLOCK.spendable(0)).isZero();
        assertThat(CLOCK.spendable(54)).isCloseTo(.95, within(1e-12));
        assertThat(CLOCK.spendable(54_000)).isCloseTo(1, within(1e-9));
    }

    @Test
    void theFirstBoundaryIsTheBinomialTail() {
        SpendingTest test = SpendingTest.start(.01, 0, new EventClock(10));
        ArmCounts tenFailures = new ArmCounts(new Counts(1000, 0), new Counts(1000, 10));

        SpendingTest after = test.observe(tenFailures);

        double spendable = .01 * new EventClock(10).spendable(10);
        assertThat(after.alarmed()).isTrue();
        // P(10 of 10) and P(9 or more of 10), p = 1/2
        assertThat(after.spent()).isEqualTo(1 / 1024.0 <= spendable ? tail(spendable) : 0);
    }

    private static double tail(double level) {
        double tail = 0;
        double[] mass = {1 / 1024.0, 10 / 1024.0, 45 / 1024.0};
        for (double part : mass) {
            if (tail + part > level) {
                break;
            }
            tail += part;
        }
        return tail;
    }

    @Test
    void anIntervalWithoutFailuresOrWithoutAnArmSaysNothing() {
        SpendingTest test = SpendingTest.start(.01, 0, CLOCK);

        assertThat(test.observe(new ArmCounts(new Counts(100, 0), new Counts(100, 0))))
                .isEqualTo(test);
        assertThat(test.observe(new ArmCounts(Counts.NONE, new Counts(100, 100))))
                .isEqualTo(test);
    }

    @Test
    void findsTwiceTheRateMoreOftenThanAnEProcessAndKeepsAlpha() {
        // 5 requests a second in each arm, 60 looks of a minute; judges D: .444 and .42, A/A .005 and .004
        double raw = alarms(1000, 0, .002);
        double guarded = alarms(1000, .3, .002);
        double healthy = alarms(2000, 0, .001);

        System.out.println(String.format(
                Locale.ROOT, ".1 -> .2 %%, equal arms, 5/s: raw %.3f, guarded %.3f; A/A %.4f", raw, guarded, healthy));
        assertThat(raw).isGreaterThan(.40);
        assertThat(guarded).isGreaterThan(.38);
        assertThat(healthy).isLessThanOrEqualTo(.012);
    }

    private static double alarms(int runs, double spread, double rate) {
        int alarms = 0;
        for (int run = 0; run < runs; run++) {
            SplittableRandom random = new SplittableRandom(run * 31L + 5);
            SpendingTest test = SpendingTest.start(.01, spread, CLOCK);
            for (int minute = 0; minute < 60 && !test.alarmed(); minute++) {
                test = test.observe(new ArmCounts(arm(random, .001), arm(random, rate)));
            }
            alarms += test.alarmed() ? 1 : 0;
        }
        return alarms / (double) runs;
    }

    private static Counts arm(SplittableRandom random, double rate) {
        int failed = 0;
        for (int request = 0; request < 300; request++) {
            failed += random.nextDouble() < rate ? 1 : 0;
        }
        return new Counts(300, failed);
    }
}
