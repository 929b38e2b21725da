package dev.sluice.monitor.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.judge.FailureKind;
import dev.sluice.judge.Metric;
import dev.sluice.judge.Verdict;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** HEALTHY needs data that prove it: everything else holds the stage. */
class OnlyPositiveEvidenceTest {
    private final Scenario scenario = new Scenario();

    @Test
    void isHealthyOnceTheBakeIsOverAndTheHarmIsExcluded() {
        scenario.stage(0).bake(.1);

        assertThat(scenario.lastPublished()).isEqualTo(Verdict.HEALTHY);
        assertThat(scenario.published.getLast().summary()).contains("excluded");
    }

    @Test
    void neverBeforeTheBakeIsOver() {
        scenario.stage(0);
        for (int look = 0; look < 5; look++) {
            scenario.pass(9000, 0, 1000, 0);
        }

        assertThat(scenario.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(scenario.published).extracting(Opinion::verdict).doesNotContain(Verdict.HEALTHY);
    }

    @Test
    void neverWhileTheStageIsNotApplied() {
        scenario.step(number -> new RolloutStep.StageEntered(number, 1, 0, scenario.now))
                .look()
                .bake(.1)
                .bake(.1);

        assertThat(scenario.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(scenario.rule()).isEqualTo("not-applied");
    }

    @Test
    void neverOnRequestsFromBeforeTheStageWasApplied() {
        scenario.stage(0).bake(.1).stage(1);

        scenario.pass(Duration.ofMinutes(1), 50, 0, 50, 0);

        assertThat(scenario.verdict()).isEqualTo(Verdict.NO_DATA);
        assertThat(scenario.rule()).isEqualTo("min-requests");
    }

    @Test
    void zeroRequestsAreNoData() {
        scenario.stage(0);
        for (int look = 0; look < 12; look++) {
            scenario.pass(1000, 0, 0, 0);
        }

        assertThat(scenario.verdict()).isEqualTo(Verdict.NO_DATA);
    }

    @Test
    void numbersThatStandStillAreNoData() {
        scenario.stage(0).bake(.1);
        assertThat(scenario.verdict()).isEqualTo(Verdict.HEALTHY);

        scenario.pass(0, 0, 0, 0).pass(0, 0, 0, 0).pass(0, 0, 0, 0);

        assertThat(scenario.lastPublished()).isEqualTo(Verdict.NO_DATA);
        assertThat(scenario.rule()).isEqualTo("fresh-data");
    }

    @Test
    void aLookWithoutFreshRequestsNeverPublishesHealthy() {
        scenario.stage(0).bake(.1);
        int before = scenario.published.size();

        scenario.pass(Duration.ofSeconds(15), 9, 0, 0, 0);

        assertThat(scenario.published).hasSize(before);
        assertThat(scenario.verdict()).isEqualTo(Verdict.HEALTHY);
    }

    @Test
    void aSourceThatIsDownIsAnError() {
        scenario.stage(0).bake(.1);

        scenario.look(new SourceReading.Failed("The source cannot be reached."));

        assertThat(scenario.lastPublished()).isEqualTo(Verdict.ERROR);
        assertThat(scenario.published.getLast().summary()).contains("cannot be reached");
    }

    @Test
    void aSourceThatWasDownAllTheTimeIsAnErrorAfterTheBakeToo() {
        scenario.step(number -> new RolloutStep.StageEntered(number, 1, 0, scenario.now))
                .step(number -> new RolloutStep.StageApplied(number, 1, 0, scenario.now));
        for (int look = 0; look < 12; look++) {
            scenario.now = scenario.now.plus(Scenario.INTERVAL);
            scenario.look(new SourceReading.Failed("The source did not answer in time."));
        }

        assertThat(scenario.published).extracting(Opinion::verdict).containsOnly(Verdict.ERROR);
    }

    @Test
    void theBakeCountsFromTheFirstObservationOfTheStage() {
        scenario.step(number -> new RolloutStep.StageEntered(number, 1, 0, scenario.now))
                .look()
                .step(number -> new RolloutStep.StageApplied(number, 1, 0, scenario.now));
        for (int look = 0; look < 5; look++) {
            scenario.now = scenario.now.plus(Scenario.INTERVAL);
            scenario.look(new SourceReading.Failed("The source did not answer in time."));
        }
        scenario.look();

        for (int look = 0; look < 5; look++) {
            scenario.pass(9000, 0, 1000, 0);
        }
        assertThat(scenario.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(scenario.rule()).isEqualTo("bake");
        assertThat(Schedule.next(scenario.plan, scenario.state, scenario.now.plusSeconds(7)))
                .contains(scenario.now.plus(Scenario.INTERVAL));
        scenario.pass(9000, 0, 1000, 0);
        assertThat(scenario.lastPublished()).isEqualTo(Verdict.HEALTHY);
    }

    @Test
    void tooFewRequestsCannotExcludeTheHarm() {
        scenario.stage(0);
        for (int look = 0; look < 6; look++) {
            scenario.pass(17, 0, 17, 0);
        }

        assertThat(scenario.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(scenario.rule()).isEqualTo("errors-absolute");
    }

    @Test
    void anIncidentOfLongAgoAllowsNoErrorsNow() {
        // before the rollout the baseline had failed 5.7 % of 106,000 requests, now it fails none
        scenario.count(6000, 6000, 0, 0).stage(0);
        for (int look = 0; look < 6; look++) {
            scenario.pass(10, 0, 10, 0);
        }
        scenario.stage(1);
        for (int look = 0; look < 6; look++) {
            scenario.pass(20, 0, 20, 0);
        }

        // 120 requests without an error exclude 5.7 % + .005 / .5, but not 0 % + .005 / .5
        assertThat(scenario.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(scenario.rule()).isEqualTo("errors-absolute");
    }

    @Test
    void onlyAllMetricsTogetherAreHealthy() {
        Metric other = new Metric.Unsupported("score", "gateway", 1, FailureKind.APPLICATION, "rank");
        Scenario both = new Scenario(List.of(Scenario.ERRORS, other));

        both.stage(0).bake(.1);

        assertThat(both.verdict()).isEqualTo(Verdict.ERROR);
    }

    @Test
    void aRestartOfTheSourceLeavesItsIntervalOut() {
        scenario.stage(0).bake(.1).restartSource();

        scenario.pass(900, 0, 100, 90);

        assertThat(scenario.state.stages().getLast().notes()).anyMatch(note -> note.contains("began anew"));
        assertThat(scenario.verdict()).isNotEqualTo(Verdict.UNHEALTHY);
        scenario.pass(900, 0, 100, 90);
        assertThat(scenario.lastPublished()).isEqualTo(Verdict.UNHEALTHY);
    }
}
