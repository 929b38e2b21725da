package dev.sluice.rollout.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The linter's part about how the candidate is judged. */
final class AnalysisLinter {

    /** Requests that must be without an error to exclude a harm h at share s is this times s / h: ln(1 / (0.75 · 0.025)), judges.md B. */
    private static final double ZERO_ERROR_FACTOR = Math.log(1 / (0.75 * 0.025));

    private static final double LOOSE = 0.05;

    private AnalysisLinter() {}

    static List<Finding> lint(RolloutPlan plan) {
        List<Finding> findings = new ArrayList<>();
        if (!plan.analysis().required()) {
            findings.add(new Finding(
                    Rule.NO_ANALYSIS,
                    "analysis",
                    "Nothing judges this change: gates open by time alone and nothing takes it back by itself."));
        }
        Set<String> names = new HashSet<>();
        for (Metric metric : plan.analysis().metrics()) {
            String path = "analysis.metrics." + metric.name();
            if (!names.add(metric.name())) {
                findings.add(new Finding(Rule.INVALID_PLAN, path, "Give each metric a name of its own."));
            }
            if (metric.minRequests() < 1 || metric.minRequests() > 10_000_000) {
                findings.add(
                        margin(path + ".minRequests", "minRequests must be from 1 to 10000000; 100 is the default."));
            }
            switch (metric) {
                case Metric.ErrorRatio errors -> errors(plan, errors, path, findings);
                case Metric.Latency latency -> latency(latency, path, findings);
            }
        }
        return findings;
    }

    private static void errors(RolloutPlan plan, Metric.ErrorRatio errors, String path, List<Finding> findings) {
        double harm = errors.maxIncrease();
        if (harm <= 0 || harm >= 1) {
            findings.add(
                    margin(
                            path + ".maxIncrease",
                            "maxIncrease is the ratio of all traffic that may fail more than before: above 0 and below 1, for example 0.005."));
            return;
        }
        if (errors.maxRatio() != null && errors.maxRatio() <= 1) {
            findings.add(margin(path + ".maxRatio", "maxRatio must be above 1, for example 2."));
        }
        if (harm > LOOSE) {
            findings.add(new Finding(
                    Rule.LOOSE_MARGIN,
                    path + ".maxIncrease",
                    "A candidate that makes more than every twentieth request fail could still be called HEALTHY."));
        }
        List<Finding> outlook = Outlook.lint(plan, errors, path);
        if (outlook.isEmpty()) {
            detectability(plan, harm, path, findings);
        } else {
            findings.addAll(outlook);
        }
    }

    private static void detectability(RolloutPlan plan, double harm, String path, List<Finding> findings) {
        Duration bake = plan.strategy().steps().bake();
        if (bake.compareTo(Duration.ZERO) <= 0) {
            return;
        }
        double perSecond = ZERO_ERROR_FACTOR / harm / (bake.toMillis() / 1000.0);
        findings.add(new Finding(
                Rule.DETECTABILITY,
                path,
                String.format(
                        Locale.ROOT,
                        "To be HEALTHY at the end of a bake of %s the target needs at least %.1f requests a second in all, more when some fail."
                                + " Write analysis.expected (requestsPerSecond, errorRate) to learn what this plan finds.",
                        bake,
                        perSecond)));
    }

    private static void latency(Metric.Latency latency, String path, List<Finding> findings) {
        if (latency.quantile() <= 0 || latency.quantile() >= 1) {
            findings.add(margin(path + ".quantile", "quantile must be above 0 and below 1, for example 0.99."));
        }
    }

    private static Finding margin(String path, String message) {
        return new Finding(Rule.INVALID_MARGIN, path, message);
    }
}
