package dev.sluice.judge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The error rate that a healthy version is allowed without any increase: the strictest that was counted. */
class ReferenceRateTest {
    private static final Metric.ErrorRatio ERRORS =
            new Metric.ErrorRatio("errors", "gateway", 100, FailureKind.APPLICATION, .005, null);

    @Test
    void isTheRateFromBeforeTheRolloutUntilTheAttemptHasCountedEnough() {
        assertThat(reference(new Counts(1000, 20), new Counts(99, 0))).isEqualTo(.02);
        assertThat(reference(new Counts(1000, 20), new Counts(100, 1))).isEqualTo(.01);
    }

    @Test
    void isNeverLooserThanBeforeTheRollout() {
        assertThat(reference(new Counts(1000, 20), new Counts(1000, 500))).isEqualTo(.02);
        assertThat(reference(new Counts(99, 50), new Counts(1000, 500))).isZero();
    }

    private static double reference(Counts before, Counts attempt) {
        return ErrorRatioJudge.referenceRate(ERRORS, before, attempt);
    }
}
