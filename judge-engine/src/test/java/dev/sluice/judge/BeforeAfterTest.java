package dev.sluice.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class BeforeAfterTest {
    private static final Metric.ErrorRatio ERRORS =
            new Metric.ErrorRatio("errors", "gateway", 100, FailureKind.APPLICATION, .005, null);
    private static final ErrorBudget BUDGET = new ErrorBudget(.01, true);

    @Test
    void comparesWithTheUpperBoundOfTheBaselinesOwnRate() {
        BeforeAfter standard = BeforeAfter.of(ERRORS, new Counts(10_000, 0), .5, .002);

        assertThat(standard.counted()).isTrue();
        assertThat(standard.rate()).isCloseTo(-Math.log(.002) / 10_000, within(1e-9));
        assertThat(standard.limit()).isEqualTo(.005);
    }

    @Test
    void withoutBaselineCountsOnlyTheAbsoluteLimitIsLeft() {
        BeforeAfter standard = BeforeAfter.of(ERRORS, Counts.NONE, .001, .002);

        assertThat(standard.counted()).isFalse();
        assertThat(standard.rate()).isCloseTo(.006, within(1e-12));
    }

    @Test
    void theBudgetOfAnAttemptIsAlphaInAll() {
        assertThat(BUDGET.bound() + 1 / BUDGET.threshold()).isCloseTo(.01, within(1e-12));
        assertThat(new ErrorBudget(.01, false).threshold()).isCloseTo(100, within(1e-9));
    }

    @Test
    void aHealthyVersionIsStoppedWithProbabilityAtMostAlpha() {
        int alarms = 0;
        int runs = 4000;
        for (int run = 0; run < runs; run++) {
            alarms += alarms(new Traffic(40_000 + run)) ? 1 : 0;
        }
        double share = alarms / (double) runs;

        System.out.println(String.format(
                Locale.ROOT,
                "A/A through 50 %% live and 100 %% before/after, 4,000 runs: E over its bound %.4f",
                share));
        assertThat(share).isLessThanOrEqualTo(.01);
    }

    private static boolean alarms(Traffic traffic) {
        RateProcess process = RateProcess.errors(new Restarts(2));
        Counts baseline = Counts.NONE;
        for (int look = 0; look < 30; look++) {
            ArmCounts live = traffic.look(1000, .5, .005, .005);
            baseline = baseline.plus(live.baseline());
            process = process.observe(live, 10);
            if (process.logRaw() >= Math.log(BUDGET.threshold())) {
                return true;
            }
        }
        process = process.stage();
        double rate = BeforeAfter.of(ERRORS, baseline, 0, BUDGET.bound()).rate();
        for (int look = 0; look < 30; look++) {
            process = process.observe(traffic.look(1000, 1, 0, .005).candidate(), rate, 10);
            if (process.logRaw() >= Math.log(BUDGET.threshold())) {
                return true;
            }
        }
        return false;
    }
}
