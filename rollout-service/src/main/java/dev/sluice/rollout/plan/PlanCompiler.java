package dev.sluice.rollout.plan;

import dev.sluice.rollout.plan.Strategy.Canary;
import dev.sluice.rollout.plan.Strategy.FeatureFlag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compiles a strategy to stages: one per step and, unless the final bake is zero, one that only observes. */
public final class PlanCompiler {

    private static final String FINAL_BAKE = "final bake";

    private PlanCompiler() {}

    /** The stages of a plan that was linted; every stage with its undo. */
    public static CompiledPlan compile(RolloutPlan plan) {
        Steps steps = plan.strategy().steps();
        List<Stage> stages = new ArrayList<>();
        for (Step step : steps.list()) {
            boolean approval = steps.approveAfter().contains(step);
            stages.add(stage(plan, stages.size(), step.name(), new Compiled(action(plan, step), undo(plan)), approval));
        }
        if (steps.finalBake().compareTo(Duration.ZERO) > 0) {
            Gate gate = new Gate(steps.finalBake(), plan.analysis().required(), false);
            stages.add(new Stage(
                    stages.size(), FINAL_BAKE, new Action.Observe(), null, gate, plan.deadline(), plan.applyTimeout()));
        }
        return new CompiledPlan(plan, stages);
    }

    private record Compiled(Action action, Undo undo) {}

    private static Stage stage(RolloutPlan plan, int index, String name, Compiled compiled, boolean approval) {
        Gate gate = new Gate(plan.strategy().steps().bake(), plan.analysis().required(), approval);
        return new Stage(index, name, compiled.action(), compiled.undo(), gate, plan.deadline(), plan.applyTimeout());
    }

    private static Action action(RolloutPlan plan, Step step) {
        Change change = plan.change();
        return switch (plan.strategy()) {
            case Canary canary -> new Action.SetWeights(canary.route(), weights(change, step.percent()));
            case FeatureFlag flag ->
                new Action.SetFlag(
                        flag.flag(),
                        change.to(),
                        change.from(),
                        flag.steps().list().contains(Step.INTERNAL),
                        step.percent());
        };
    }

    private static Undo undo(RolloutPlan plan) {
        return switch (plan.strategy()) {
            case Canary canary -> new Undo.ShiftTraffic(canary.target(), weights(plan.change(), 0));
            case FeatureFlag flag ->
                new Undo.DisableFlag(flag.target(), plan.change().from());
        };
    }

    private static Map<String, Integer> weights(Change change, int toPercent) {
        Map<String, Integer> weights = new LinkedHashMap<>();
        weights.put(change.from(), 100 - toPercent);
        weights.put(change.to(), toPercent);
        return weights;
    }
}
