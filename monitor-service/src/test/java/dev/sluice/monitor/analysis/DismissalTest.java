package dev.sluice.monitor.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.judge.Verdict;
import org.junit.jupiter.api.Test;

class DismissalTest {
    @Test
    void aDismissedAlarmIsNotHeardAnyMoreButProvesNothing() {
        Scenario scenario = new Scenario().stage(1);
        scenario.pass(500, 0, 500, 100).pass(500, 0, 500, 100);
        assertThat(scenario.verdict()).isEqualTo(Verdict.UNHEALTHY);

        dismiss(scenario, "errors");
        scenario.pass(500, 0, 500, 100);

        assertThat(scenario.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void anotherMetricsAlarmStands() {
        Scenario scenario = new Scenario().stage(1);
        scenario.pass(500, 0, 500, 100).pass(500, 0, 500, 100);

        dismiss(scenario, "sample-ratio");
        scenario.pass(500, 0, 500, 0);

        assertThat(scenario.verdict()).isEqualTo(Verdict.UNHEALTHY);
    }

    @Test
    void aSplitThatAPersonFindsRightHoldsNothing() {
        Scenario scenario = new Scenario().stage(0).bake(.2);
        assertThat(scenario.verdict()).isEqualTo(Verdict.INCONCLUSIVE);

        dismiss(scenario, "sample-ratio");
        scenario.pass(800, 0, 200, 0);

        assertThat(scenario.verdict()).isEqualTo(Verdict.HEALTHY);
    }

    @Test
    void theNextAttemptHearsItAgain() {
        Scenario scenario = new Scenario().stage(1);
        dismiss(scenario, "errors");
        scenario.pass(500, 0, 500, 100).pass(500, 0, 500, 100);
        assertThat(scenario.verdict()).isEqualTo(Verdict.INCONCLUSIVE);

        scenario.step(number -> new RolloutStep.Retried(number, 2));
        scenario.stage(1);
        scenario.pass(500, 0, 500, 100).pass(500, 0, 500, 100);

        assertThat(scenario.verdict()).isEqualTo(Verdict.UNHEALTHY);
    }

    private static void dismiss(Scenario scenario, String metric) {
        int attempt = scenario.state.position().attempt();
        scenario.state =
                scenario.state.dismiss(new Dismissal(attempt, metric, "ada", "an outage elsewhere", scenario.now));
    }
}
