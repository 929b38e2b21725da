package dev.sluice.simulation;

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

/** Plans whose stages take seconds, so that a run of minutes sees whole rollouts. */
final class Plans {
    private Plans() {}

    /** @param shape picks the variations */
    static CompiledPlan plan(String target, boolean flag, Change change, int shape) {
        List<Step> list =
                switch (shape % 3) {
                    case 0 -> List.of(Step.percent(10), Step.percent(50), Step.percent(100));
                    case 1 -> List.of(flag ? Step.INTERNAL : Step.percent(5), Step.percent(100));
                    default -> List.of(Step.percent(25), Step.percent(60));
                };
        List<Step> approve = shape / 3 % 5 == 0 ? List.of(list.getFirst()) : List.of();
        Duration bake = Duration.ofSeconds(3 + shape / 15 % 8);
        Duration last = shape / 120 % 3 == 0 ? Duration.ZERO : Duration.ofSeconds(5);
        Steps steps = new Steps(list, bake, last, approve);
        Strategy strategy = flag ? new Strategy.FeatureFlag(target, steps, null) : new Strategy.Canary(target, steps);
        boolean judged = shape / 360 % 6 > 0;
        OnNoData onNoData = shape / 2160 % 2 == 0 ? OnNoData.HOLD : OnNoData.ROLLBACK;
        return PlanCompiler.compile(new RolloutPlan(
                target + "-" + change.to(),
                target,
                "production",
                change,
                strategy,
                judged ? judged(flag) : Analysis.NONE,
                Duration.ofSeconds(20 + shape / 4320 % 4 * 10),
                Duration.ofSeconds(10 + shape / 17280 % 3 * 10),
                new RollbackPolicy(onNoData, Duration.ofSeconds(30))));
    }

    private static Analysis judged(boolean flag) {
        FailureKind blames = flag ? FailureKind.FEATURE : FailureKind.APPLICATION;
        return new Analysis(
                true,
                0.01,
                Duration.ofSeconds(3),
                List.of(new Metric.ErrorRatio("errors", "gateway", 0.05, null, 50, blames)));
    }
}
