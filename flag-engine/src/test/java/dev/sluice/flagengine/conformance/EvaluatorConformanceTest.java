package dev.sluice.flagengine.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.core.cli.Main;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The scenarios of flagd-testbed 3.9.0 for evaluators, all but those of the bucketing that flagd gave up in April 2026. */
class EvaluatorConformanceTest {
    private static final int SCENARIOS = 125;

    @Test
    void everyScenarioPasses() {
        Path folder = Conformance.folder("flagd/evaluator");
        EvaluatorSteps.flags = folder.resolve("flags/testkit-flags.json");
        PassedScenarios.reset();

        byte status = Main.run(
                new String[] {
                    "--glue",
                    "dev.sluice.flagengine.conformance",
                    "--tags",
                    "not @fractional-v1",
                    "--plugin",
                    PassedScenarios.class.getName(),
                    "--plugin",
                    "summary",
                    folder.resolve("gherkin").toUri().toString()
                },
                Thread.currentThread().getContextClassLoader());

        assertThat(PassedScenarios.others()).isEmpty();
        assertThat(PassedScenarios.count()).isEqualTo(SCENARIOS);
        assertThat(status).isZero();
    }
}
