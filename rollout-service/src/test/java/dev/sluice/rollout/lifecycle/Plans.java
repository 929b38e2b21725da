package dev.sluice.rollout.lifecycle;

import dev.sluice.rollout.plan.Analysis;
import dev.sluice.rollout.plan.Change;
import dev.sluice.rollout.plan.CompiledPlan;
import dev.sluice.rollout.plan.FailureKind;
import dev.sluice.rollout.plan.Metric;
import dev.sluice.rollout.plan.PlanCompiler;
import dev.sluice.rollout.plan.RollbackPolicy;
import dev.sluice.rollout.plan.RollbackPolicy.OnNoData;
import dev.sluice.rollout.plan.RolloutPlan;
import dev.sluice.rollout.plan.Step;
import dev.sluice.rollout.plan.Steps;
import dev.sluice.rollout.plan.Strategy;
import java.time.Duration;
import java.util.List;

/** Plans to walk through: 10 %, 100 %, a final bake; each bakes a minute and may be held for ten. */
final class Plans {

    static final Duration BAKE = Duration.ofMinutes(1);
    static final Duration DEADLINE = Duration.ofMinutes(10);
    static final Duration APPLY_TIMEOUT = Duration.ofSeconds(60);
    static final Duration WINDOW = Duration.ofHours(1);

    private static final Step TEN = Step.percent(10);

    static final Duration RETIRE_AFTER = Duration.ofDays(30);

    private Plans() {}

    static CompiledPlan canary() {
        return canary(OnNoData.HOLD, List.of(), judged());
    }

    static CompiledPlan approved() {
        return canary(OnNoData.HOLD, List.of(TEN), judged());
    }

    static CompiledPlan impatient() {
        return canary(OnNoData.ROLLBACK, List.of(), judged());
    }

    static CompiledPlan unjudged() {
        return canary(OnNoData.HOLD, List.of(), Analysis.NONE);
    }

    static CompiledPlan flag() {
        Steps steps = new Steps(List.of(Step.INTERNAL, Step.percent(100)), BAKE, BAKE, List.of());
        return compile(
                new Change("off", "on"),
                new Strategy.FeatureFlag("new-checkout", steps, RETIRE_AFTER),
                judged(),
                OnNoData.HOLD);
    }

    private static CompiledPlan canary(OnNoData onNoData, List<Step> approveAfter, Analysis analysis) {
        Steps steps = new Steps(List.of(TEN, Step.percent(100)), BAKE, BAKE, approveAfter);
        return compile(new Change("1.0.0", "2.0.0"), new Strategy.Canary("shop", steps), analysis, onNoData);
    }

    private static CompiledPlan compile(Change change, Strategy strategy, Analysis analysis, OnNoData onNoData) {
        return PlanCompiler.compile(new RolloutPlan(
                "shop-2.0.0",
                "shop",
                "production",
                change,
                strategy,
                analysis,
                DEADLINE,
                APPLY_TIMEOUT,
                new RollbackPolicy(onNoData, WINDOW)));
    }

    private static Analysis judged() {
        return new Analysis(
                true,
                0.01,
                Duration.ofSeconds(10),
                List.of(new Metric.ErrorRatio("errors", "gateway", 0.005, null, 100, FailureKind.APPLICATION)));
    }
}
