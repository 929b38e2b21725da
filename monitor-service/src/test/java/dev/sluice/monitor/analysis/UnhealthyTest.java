package dev.sluice.monitor.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.judge.Comparison;
import dev.sluice.judge.FailureKind;
import dev.sluice.judge.Metric;
import dev.sluice.judge.Verdict;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnhealthyTest {
    private final Scenario scenario = new Scenario();

    @Test
    void isSaidAsSoonAsTheEvidenceAllows() {
        scenario.stage(0).pass(Duration.ofSeconds(1), 900, 0, 100, 6);

        Opinion opinion = scenario.published.getLast();
        assertThat(opinion.verdict()).isEqualTo(Verdict.UNHEALTHY);
        assertThat(opinion.failureKinds()).containsExactly(FailureKind.APPLICATION);
        assertThat(opinion.comparison()).isEqualTo(Comparison.LIVE_BASELINE);
        assertThat(opinion.summary()).contains("2.0.0 failed 6 of 100 requests (6 %)");
    }

    @Test
    void isSaidWhileTheStageIsNotAppliedWhenItsApplierDied() {
        scenario.step(number -> new RolloutStep.StageEntered(number, 1, 0, scenario.now))
                .look()
                .pass(900, 0, 100, 10);
        scenario.pass(900, 0, 100, 10);

        assertThat(scenario.lastPublished()).isEqualTo(Verdict.UNHEALTHY);
    }

    @Test
    void staysForTheAttemptAndIsRepeatedEveryHalfMinute() {
        scenario.stage(0).pass(900, 0, 100, 20);
        int before = scenario.published.size();

        scenario.pass(900, 0, 100, 0).pass(900, 0, 100, 0).pass(900, 0, 100, 0);

        assertThat(scenario.published).hasSize(before + 1);
        assertThat(scenario.lastPublished()).isEqualTo(Verdict.UNHEALTHY);
    }

    @Test
    void aNewAttemptBeginsAnew() {
        scenario.stage(0).pass(900, 0, 100, 20).step(number -> new RolloutStep.Retried(number, 2));

        scenario.stage(0).bake(.1);

        assertThat(scenario.lastPublished()).isEqualTo(Verdict.HEALTHY);
    }

    @Test
    void aSharedIncidentIsNobodysFault() {
        scenario.stage(0);
        for (int look = 0; look < 6; look++) {
            scenario.pass(900, 270, 100, 30);
        }

        assertThat(scenario.published).extracting(Opinion::verdict).doesNotContain(Verdict.UNHEALTHY);
    }

    @Test
    void anIntervalThatStraddlesAChangeOfTheShareIsNoEvidence() {
        scenario.stage(0).bake(.1);

        // 10 % until the middle, then 50 % and a shared incident; nobody told the monitor
        scenario.count(900, 0, 100, 0).pass(500, 100, 500, 100);

        assertThat(scenario.verdict()).isNotEqualTo(Verdict.UNHEALTHY);
        assertThat(scenario.state.stages().getLast().notes()).anyMatch(note -> note.contains("jumped"));
    }

    @Test
    void anIntervalThatNobodyLookedAtWhileTheShareChangedIsNoEvidence() {
        scenario.stage(0).bake(.1);
        scenario.count(900, 0, 100, 0).count(500, 100, 140, 28);
        scenario.now = scenario.now.plus(Duration.ofMinutes(5));

        scenario.stage(1);

        assertThat(scenario.verdict()).isNotEqualTo(Verdict.UNHEALTHY);
        assertThat(scenario.state.stages().getLast().notes()).anyMatch(note -> note.contains("nobody looked"));
    }

    @Test
    void aPauseInWhichNothingChangedIsEvidenceLikeAnyOther() {
        scenario.stage(0).bake(.1);

        scenario.pass(Duration.ofMinutes(5), 27_000, 27, 3000, 120);

        assertThat(scenario.lastPublished()).isEqualTo(Verdict.UNHEALTHY);
    }

    @Test
    void atOneHundredPercentTheBaselinesOwnCountsAreTheMeasureAndTheEvidenceSaysSo() {
        scenario.stage(0).bake(.1).stage(1).bake(.5).stage(2);

        scenario.pass(0, 0, 1000, 50);

        Opinion opinion = scenario.published.getLast();
        assertThat(opinion.verdict()).isEqualTo(Verdict.UNHEALTHY);
        assertThat(opinion.comparison()).isEqualTo(Comparison.BEFORE_AFTER);
        assertThat(opinion.summary()).contains("before/after, not protected from shared swings");
    }

    @Test
    void atOneHundredPercentASwingWithinTheLimitHoldsInsteadOfStopping() {
        scenario.stage(0).bake(.1).stage(1).bake(.5).stage(2);

        for (int look = 0; look < 30; look++) {
            scenario.pass(0, 0, 1000, 3);
        }

        assertThat(scenario.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(scenario.rule()).isEqualTo("errors-before-after");
    }

    @Test
    void atOneHundredPercentAHealthyVersionBecomesHealthy() {
        scenario.stage(0).bake(.1).stage(1).bake(.5).stage(2).bake(1);

        assertThat(scenario.lastPublished()).isEqualTo(Verdict.HEALTHY);
        assertThat(scenario.published.getLast().summary()).contains("not protected from shared swings");
    }

    @Test
    void withSeveralMetricsTheLargestTermIsBlamed() {
        Metric second = new Metric.ErrorRatio("payments", "other", 100, FailureKind.INTEGRATION, .005, null);
        Scenario two = new Scenario(List.of(Scenario.ERRORS, second));

        two.stage(0).pass(900, 0, 100, 20);

        assertThat(two.published.getLast().failureKinds()).containsExactly(FailureKind.APPLICATION);
    }

    @Test
    void whileTheRolloutIsTakenBackNothingIsJudged() {
        scenario.stage(0).step(RolloutStep.Withdrawn::new);

        scenario.pass(1000, 0, 100, 90);

        assertThat(scenario.lastPublished()).isEqualTo(Verdict.INCONCLUSIVE);
    }
}
