package dev.sluice.rollout.plan;

import dev.sluice.judge.planning.PlanMargins;
import dev.sluice.judge.planning.PlanningAid;
import dev.sluice.judge.planning.PlanningReport;
import dev.sluice.judge.planning.StagePlan;
import dev.sluice.judge.planning.Traffic;
import java.util.List;

/** What a plan can find and prove with the traffic that it expects: the planning aid of judge-engine, asked by the linter. */
final class Outlook {
    private Outlook() {}

    /** Of the stages that divide requests; empty when the plan expects nothing or divides users. */
    static List<Finding> lint(RolloutPlan plan, Metric.ErrorRatio errors, String path) {
        ExpectedTraffic expected = plan.analysis().expected();
        if (expected == null || !usable(plan, errors, expected)) {
            return List.of();
        }
        List<StagePlan> stages = stages(plan.strategy());
        if (stages.isEmpty()) {
            return List.of();
        }
        PlanningReport report = PlanningAid.of(
                new Traffic(expected.requestsPerSecond(), expected.errorRate()),
                stages,
                new PlanMargins(plan.analysis().alpha(), errors.maxIncrease(), errors.maxRatio()));
        Rule rule = report.passes() ? Rule.DETECTABILITY : Rule.UNREACHABLE_MARGIN;
        return List.of(new Finding(rule, path, String.join(" ", report.sentences())));
    }

    private static List<StagePlan> stages(Strategy strategy) {
        return switch (strategy) {
            case Strategy.Canary canary ->
                canary.steps().list().stream()
                        .filter(step -> step.percent() > 0 && step.percent() <= 100)
                        .map(step -> new StagePlan(
                                step.percent() / 100.0, canary.steps().bake()))
                        .toList();
            case Strategy.FeatureFlag flag -> List.of();
        };
    }

    /** What is not is said by other rules. */
    private static boolean usable(RolloutPlan plan, Metric.ErrorRatio errors, ExpectedTraffic expected) {
        Double ratio = errors.maxRatio();
        double alpha = plan.analysis().alpha();
        return expected.requestsPerSecond() > 0
                && expected.requestsPerSecond() < 1e9
                && expected.errorRate() >= 0
                && expected.errorRate() < 1
                && alpha > 0
                && alpha < 1
                && !plan.strategy().steps().bake().isNegative()
                && (ratio == null || ratio > 1);
    }
}
