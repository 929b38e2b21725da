package dev.sluice.monitor.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private final Scenario scenario = new Scenario();

    @Test
    void nothingIsDueBeforeTheFirstStageAndAfterTheEnd() {
        assertThat(Schedule.next(scenario.plan, scenario.state, scenario.now)).isEmpty();

        scenario.stage(0).step(RolloutStep.Ended::new);

        assertThat(Schedule.next(scenario.plan, scenario.state, scenario.now)).isEmpty();
    }

    @Test
    void aStageThatWasAppliedIsCutAtOnce() {
        scenario.step(number -> new RolloutStep.StageEntered(number, 1, 0, scenario.now))
                .look()
                .step(number -> new RolloutStep.StageApplied(number, 1, 0, scenario.now));

        assertThat(Schedule.next(scenario.plan, scenario.state, scenario.now)).contains(scenario.now);
    }

    @Test
    void looksOncePerIntervalAndAtTheEndOfTheBake() {
        scenario.stage(0);

        assertThat(Schedule.next(scenario.plan, scenario.state, scenario.now))
                .contains(scenario.now.plus(Scenario.INTERVAL));
        assertThat(Schedule.next(
                        scenario.plan,
                        scenario.state,
                        scenario.now.plus(Scenario.BAKE).minusSeconds(3)))
                .contains(scenario.now.plus(Scenario.BAKE));
    }

    @Test
    void aFailingSourceDoesNotMakeTheCutABusyLoop() {
        scenario.step(number -> new RolloutStep.StageEntered(number, 1, 0, scenario.now))
                .step(number -> new RolloutStep.StageApplied(number, 1, 0, scenario.now))
                .look(new SourceReading.Failed("The source cannot be reached."));

        assertThat(Schedule.next(scenario.plan, scenario.state, scenario.now)).contains(scenario.now.plusSeconds(1));
    }

    @Test
    void lateAndRepeatedEventsChangeNothing() {
        scenario.stage(0);
        AnalysisState before = scenario.state;
        long sequence = before.position().sequence();

        AnalysisState after =
                RolloutSteps.apply(scenario.plan, before, new RolloutStep.StageEntered(sequence, 1, 1, scenario.now));

        assertThat(after).isEqualTo(before);
    }

    @Test
    void theFirstReadingsBaselineIsTheReferenceFromBeforeTheRollout() {
        scenario.stage(0).bake(.1);

        SourceProgress progress = scenario.state.sources().values().iterator().next();
        assertThat(Objects.requireNonNull(progress.reference()).baseline().requests())
                .isEqualTo(100_000);
    }
}
