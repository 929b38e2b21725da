package dev.sluice.rollout.plan;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** Writes a plan as JSON with all defaults filled in; {@link PlanReader} reads it back to the same plan. */
public final class PlanWriter {

    private PlanWriter() {}

    public static ObjectNode write(RolloutPlan plan) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", plan.name());
        json.put("service", plan.service());
        json.put("environment", plan.environment());
        json.putObject("change")
                .put("from", plan.change().from())
                .put("to", plan.change().to());
        strategy(json.putObject("strategy"), plan.strategy());
        analysis(json, plan.analysis());
        json.put("deadline", plan.deadline().toString());
        json.put("applyTimeout", plan.applyTimeout().toString());
        json.putObject("rollback")
                .put("onNoData", plan.rollback().onNoData().name().toLowerCase(Locale.ROOT))
                .put("window", plan.rollback().window().toString());
        return json;
    }

    private static void strategy(ObjectNode json, Strategy strategy) {
        json.put("type", strategy.type());
        json.put(
                strategy.target().kind().name().toLowerCase(Locale.ROOT),
                strategy.target().name());
        Steps steps = strategy.steps();
        steps(json.putArray("steps"), steps.list());
        json.put("bake", steps.bake().toString());
        json.put("finalBake", steps.finalBake().toString());
        if (!steps.approveAfter().isEmpty()) {
            steps(json.putArray("approveAfter"), steps.approveAfter());
        }
        if (strategy instanceof Strategy.FeatureFlag flag && flag.retireAfter() != null) {
            json.put("retireAfter", flag.retireAfter().toString());
        }
    }

    private static void steps(ArrayNode json, List<Step> steps) {
        for (Step step : steps) {
            if (step.isInternal()) {
                json.add(step.name());
            } else {
                json.add(step.percent());
            }
        }
    }

    private static void analysis(ObjectNode json, Analysis analysis) {
        if (!analysis.required()) {
            json.put("analysis", "none");
            return;
        }
        ObjectNode object = json.putObject("analysis");
        object.put("alpha", analysis.alpha());
        object.put("interval", analysis.interval().toString());
        ExpectedTraffic expected = analysis.expected();
        if (expected != null) {
            object.putObject("expected")
                    .put("requestsPerSecond", expected.requestsPerSecond())
                    .put("errorRate", expected.errorRate());
        }
        ArrayNode metrics = object.putArray("metrics");
        analysis.metrics().forEach(metric -> metric(metrics.addObject(), metric));
    }

    private static void metric(ObjectNode json, Metric metric) {
        json.put("name", metric.name());
        switch (metric) {
            case Metric.ErrorRatio errors -> {
                json.put("type", Metric.ErrorRatio.TYPE).put("maxIncrease", errors.maxIncrease());
                if (errors.maxRatio() != null) {
                    json.put("maxRatio", errors.maxRatio());
                }
            }
            case Metric.Latency latency ->
                json.put("type", Metric.Latency.TYPE)
                        .put("quantile", latency.quantile())
                        .put("maxIncrease", latency.maxIncrease().toString());
        }
        json.put("source", metric.source());
        json.put("minRequests", metric.minRequests());
        json.put("blames", metric.blames().name());
    }
}
