package dev.sluice.monitor.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.judge.FailureKind;
import dev.sluice.judge.Metric;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads a plan's metrics; a kind that this version does not know is kept, so that it holds the rollout. */
final class MetricsReader {
    private static final long MIN_REQUESTS = 100;
    private static final double MAX_INCREASE = .005;

    private MetricsReader() {}

    static List<Metric> read(JsonNode metrics) {
        List<Metric> all = new ArrayList<>();
        for (JsonNode metric : metrics) {
            all.add(metric(metric));
        }
        return all;
    }

    private static Metric metric(JsonNode json) {
        String name = Fields.text(json, "name");
        String type = Fields.text(json, "type");
        String source = Fields.optionalText(json, "source").orElse("");
        long minRequests = Math.max(1, json.path("minRequests").asLong(MIN_REQUESTS));
        FailureKind blames =
                FailureKind.valueOf(Fields.optionalText(json, "blames").orElse(FailureKind.APPLICATION.name()));
        return switch (type) {
            case "error-ratio" ->
                new Metric.ErrorRatio(
                        name,
                        source,
                        minRequests,
                        blames,
                        json.path("maxIncrease").asDouble(MAX_INCREASE),
                        json.path("maxRatio").isNumber() ? json.path("maxRatio").doubleValue() : null);
            case "latency" ->
                new Metric.Latency(
                        name,
                        source,
                        minRequests,
                        blames,
                        new Metric.Limit(
                                json.path("quantile").asDouble(), Duration.parse(Fields.text(json, "maxIncrease"))));
            default -> new Metric.Unsupported(name, source, minRequests, blames, type);
        };
    }
}
