package dev.sluice.monitor.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.judge.Verdict;
import org.junit.jupiter.api.Test;

class ExposureTest {
    @Test
    void aSplitAsWantedIsHealthyAfterTheBake() {
        Scenario scenario = new Scenario().stage(0).bake(.1);

        assertThat(scenario.verdict()).isEqualTo(Verdict.HEALTHY);
    }

    @Test
    void nothingIsHealthyWhileTheSplitIsNotAsWanted() {
        Scenario scenario = new Scenario().stage(0).bake(.2);

        assertThat(scenario.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(scenario.published).noneMatch(opinion -> opinion.verdict() == Verdict.HEALTHY);
        Evidence share = java.util.Objects.requireNonNull(scenario.state.opinion())
                .evidence()
                .getLast();
        assertThat(share.rule()).isEqualTo("sample-ratio");
        assertThat(share.alpha()).isNull();
        assertThat(share.detail()).contains("20.00 %").contains("wanted are 10.00 %");
    }

    @Test
    void aSplitThatIsRightAgainForAMinuteIsForgiven() {
        Scenario scenario = new Scenario().stage(0).bake(.2).bake(.1).bake(.1);

        assertThat(scenario.verdict()).isEqualTo(Verdict.HEALTHY);
    }

    @Test
    void theIntervalInWhichTheShareChangesSaysNothing() {
        Scenario scenario = new Scenario().stage(0).bake(.1);
        // still at 10 % while the stage of 50 % is being applied
        scenario.count(900, 0, 100, 0);
        scenario.stage(1).bake(.5);

        assertThat(scenario.verdict()).isEqualTo(Verdict.HEALTHY);
    }
}
