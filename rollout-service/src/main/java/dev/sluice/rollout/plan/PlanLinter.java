package dev.sluice.rollout.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a plan (errors) and what a careful person would ask about it (warnings). */
public final class PlanLinter {

    private static final String STEPS = "strategy.steps";

    private PlanLinter() {}

    public static List<Finding> lint(RolloutPlan plan, Known known) {
        List<Finding> findings = new ArrayList<>();
        change(plan, findings);
        names(plan, known, findings);
        steps(plan.strategy(), findings);
        findings.addAll(AnalysisLinter.lint(plan));
        return List.copyOf(findings);
    }

    private static void change(RolloutPlan plan, List<Finding> findings) {
        if (plan.change().from().equals(plan.change().to())) {
            findings.add(new Finding(
                    Rule.SAME_VERSION, "change.to", "change.to must differ from change.from: nothing would change."));
        }
    }

    private static void names(RolloutPlan plan, Known known, List<Finding> findings) {
        Target target = plan.strategy().target();
        Known.Owner owner = known.targets().get(target);
        if (owner == null) {
            findings.add(unknown(target));
        } else if (!owner.owns(plan)) {
            findings.add(new Finding(
                    Rule.FOREIGN_TARGET,
                    path(target),
                    "This target belongs to another service or environment; plan it there, or name a target of "
                            + plan.environment() + "/" + plan.service() + "."));
        }
        if (owner != null && !owner.variants().isEmpty()) {
            variants(plan.change(), owner, findings);
        }
        for (Metric metric : plan.analysis().metrics()) {
            source(plan, metric, known.sources().get(metric.source())).ifPresent(findings::add);
        }
    }

    private static Optional<Finding> source(RolloutPlan plan, Metric metric, Known.@Nullable Owner owner) {
        String path = "analysis.metrics." + metric.name() + ".source";
        if (owner == null) {
            return Optional.of(new Finding(
                    Rule.UNKNOWN_SOURCE,
                    path,
                    "No source named " + metric.source()
                            + " is registered; an admin registers it with PUT /api/v1/sources/" + metric.source()
                            + "."));
        }
        return owner.owns(plan)
                ? Optional.empty()
                : Optional.of(new Finding(
                        Rule.FOREIGN_TARGET,
                        path,
                        "This source belongs to another service or environment; name one of " + plan.environment() + "/"
                                + plan.service() + "."));
    }

    private static void variants(Change change, Known.Owner owner, List<Finding> findings) {
        if (!owner.variants().contains(change.from()) || !owner.variants().contains(change.to())) {
            findings.add(new Finding(
                    Rule.UNKNOWN_VARIANT,
                    "change",
                    "The flag's variants are " + String.join(", ", new TreeSet<>(owner.variants()))
                            + "; change goes from one of them to another."));
        }
    }

    private static Finding unknown(Target target) {
        return switch (target.kind()) {
            case ROUTE ->
                new Finding(
                        Rule.UNKNOWN_ROUTE,
                        path(target),
                        "No route named " + target.name()
                                + " is registered; an admin registers it with PUT /api/v1/routes/" + target.name()
                                + ".");
            case FLAG ->
                new Finding(
                        Rule.UNKNOWN_FLAG,
                        path(target),
                        "No flag named " + target.name()
                                + " is known (or it is archived); create it at flag-service, it is known here within a second.");
        };
    }

    private static String path(Target target) {
        return switch (target.kind()) {
            case ROUTE -> "strategy.route";
            case FLAG -> "strategy.flag";
        };
    }

    private static void steps(Strategy strategy, List<Finding> findings) {
        Steps steps = strategy.steps();
        boolean internalAllowed = strategy instanceof Strategy.FeatureFlag;
        if (steps.list().isEmpty()) {
            findings.add(invalidSteps("strategy.steps must name at least one step."));
            return;
        }
        int last = 0;
        for (int i = 0; i < steps.list().size(); i++) {
            Step step = steps.list().get(i);
            if (step.isInternal()) {
                if (!internalAllowed || i > 0) {
                    findings.add(invalidSteps(
                            internalAllowed
                                    ? "The step internal must come first."
                                    : "A canary has no internal audience: its steps are percentages."));
                }
            } else if (step.percent() < 1 || step.percent() > 100) {
                findings.add(new Finding(
                        Rule.STEP_OUT_OF_RANGE,
                        STEPS,
                        "A step must be a percentage from 1 to 100, not " + step.percent() + "."));
            } else if (step.percent() <= last) {
                findings.add(new Finding(
                        Rule.STEPS_NOT_INCREASING,
                        STEPS,
                        "Steps must increase strictly: " + step.percent() + " comes after " + last
                                + ". Sort them and remove doubles."));
            }
            last = Math.max(last, step.percent());
        }
        if (last < 100) {
            findings.add(new Finding(
                    Rule.NOT_EVERYBODY,
                    STEPS,
                    "The last step is not 100: the rollout completes while the old version still serves a part."));
        }
        approvals(steps, findings);
        bakes(steps, findings);
    }

    private static void approvals(Steps steps, List<Finding> findings) {
        Set<Step> missing = new HashSet<>(steps.approveAfter());
        steps.list().forEach(missing::remove);
        if (!missing.isEmpty()) {
            findings.add(new Finding(
                    Rule.INVALID_STEPS,
                    "strategy.approveAfter",
                    "approveAfter may name only what strategy.steps has."));
        }
    }

    private static void bakes(Steps steps, List<Finding> findings) {
        if (steps.bake().isNegative() || steps.finalBake().isNegative()) {
            findings.add(new Finding(
                    Rule.NEGATIVE_BAKE,
                    steps.bake().isNegative() ? "strategy.bake" : "strategy.finalBake",
                    "A bake is the time that a step is watched: give zero or more, for example 5m."));
        } else if (steps.bake().equals(Duration.ZERO)) {
            findings.add(new Finding(
                    Rule.NO_BAKE, "strategy.bake", "Without a bake each step ends with the first HEALTHY verdict."));
        }
    }

    private static Finding invalidSteps(String message) {
        return new Finding(Rule.INVALID_STEPS, STEPS, message);
    }
}
