package dev.sluice.rollout.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanCompilerTest {

    @Test
    void aCanaryHasOneStagePerStepAndAFinalBake() {
        CompiledPlan compiled = compile(
                new Strategy.Canary("shop", steps(Duration.ofMinutes(2), Step.percent(10), Step.percent(100))),
                new Change("1.0.0", "2.0.0"));
        assertThat(compiled.stages())
                .extracting(Stage::action)
                .containsExactly(
                        new Action.SetWeights("shop", Map.of("1.0.0", 90, "2.0.0", 10)),
                        new Action.SetWeights("shop", Map.of("1.0.0", 0, "2.0.0", 100)),
                        new Action.Observe());
        assertThat(compiled.stages().getLast().gate().bake()).isEqualTo(Duration.ofMinutes(2));
        assertThat(compiled.undo())
                .containsExactly(new Undo.ShiftTraffic(Target.route("shop"), Map.of("1.0.0", 100, "2.0.0", 0)));
        assertThat(compiled.targets()).containsExactly(Target.route("shop"));
    }

    @Test
    void withoutAFinalBakeTheLastStepIsTheLastStage() {
        CompiledPlan compiled = compile(
                new Strategy.Canary("shop", steps(Duration.ZERO, Step.percent(100))), new Change("1.0.0", "2.0.0"));
        assertThat(compiled.stages()).hasSize(1);
    }

    @Test
    void aFlagKeepsItsInternalAudienceOnceItHasOne() {
        CompiledPlan compiled = compile(
                new Strategy.FeatureFlag("new-checkout", steps(Duration.ZERO, Step.INTERNAL, Step.percent(10)), null),
                new Change("off", "on"));
        assertThat(compiled.stages())
                .extracting(Stage::action)
                .containsExactly(
                        new Action.SetFlag("new-checkout", "on", "off", true, 0),
                        new Action.SetFlag("new-checkout", "on", "off", true, 10));
        assertThat(compiled.undo()).containsExactly(new Undo.DisableFlag(Target.flag("new-checkout"), "off"));
    }

    @Test
    void onlyTheStepsThatThePlanNamesAskForAnApproval() {
        Steps steps = new Steps(
                List.of(Step.percent(10), Step.percent(100)),
                Duration.ofMinutes(5),
                Duration.ZERO,
                List.of(Step.percent(10)));
        assertThat(compile(new Strategy.Canary("shop", steps), new Change("1.0.0", "2.0.0"))
                        .stages())
                .extracting(stage -> stage.gate().approval())
                .containsExactly(true, false);
    }

    private static Steps steps(Duration finalBake, Step... steps) {
        return new Steps(List.of(steps), Duration.ofMinutes(5), finalBake, List.of());
    }

    private static CompiledPlan compile(Strategy strategy, Change change) {
        return PlanCompiler.compile(new RolloutPlan(
                "shop-2.0.0",
                "shop",
                "production",
                change,
                strategy,
                Analysis.NONE,
                Duration.ofMinutes(30),
                Duration.ofSeconds(60),
                new RollbackPolicy(RollbackPolicy.OnNoData.HOLD, Duration.ofHours(1))));
    }
}
