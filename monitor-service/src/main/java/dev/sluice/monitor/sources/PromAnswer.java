package dev.sluice.monitor.sources;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.monitor.exposition.Dialect;
import dev.sluice.monitor.exposition.SampleNumbers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What Prometheus answered to an instant query, or why that cannot be used. */
final class PromAnswer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_SERIES = 1000;

    private final Map<String, List<Point>> points;

    private PromAnswer(Map<String, List<Point>> points) {
        this.points = points;
    }

    /**
     * The newest value of one series.
     *
     * @param edge its label {@code le}; empty when it has none
     */
    record Point(String edge, double value) {}

    static PromAnswer parse(String body) throws SourceFailure {
        JsonNode answer = json(body);
        if (!answer.path("status").asText("").equals("success")) {
            throw SourceFailure.lasting("Prometheus did not answer with success.");
        }
        if (!answer.path("warnings").isEmpty()) {
            throw SourceFailure.lasting("Prometheus warns about its answer, so it may be incomplete.");
        }
        if (answer.path("isPartial").asBoolean(false)) {
            throw SourceFailure.lasting("The answer is partial: some storage did not take part in it.");
        }
        if (!answer.at("/data/resultType").asText("").equals("vector")) {
            throw SourceFailure.lasting("A query gives no instant vector (but a string, a scalar or a range).");
        }
        Map<String, List<Point>> points = new HashMap<>();
        int series = 0;
        for (JsonNode result : answer.at("/data/result")) {
            if (++series > MAX_SERIES) {
                throw SourceFailure.lasting("The queries give more than " + MAX_SERIES + " series.");
            }
            JsonNode labels = result.path("metric");
            points.computeIfAbsent(labels.path(PromMark.LABEL).asText(""), mark -> new ArrayList<>())
                    .add(new Point(labels.path("le").asText(""), value(result)));
        }
        return new PromAnswer(points);
    }

    List<Point> of(PromMark mark, PromMark.Arm arm) {
        return points.getOrDefault(mark.of(arm), List.of());
    }

    private static JsonNode json(String body) throws SourceFailure {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw SourceFailure.lasting("The answer is not the JSON of Prometheus.");
        }
    }

    private static double value(JsonNode result) throws SourceFailure {
        if (result.has("histogram")) {
            throw SourceFailure.lasting("A query gives a native histogram; buckets by le are needed.");
        }
        String text = result.path("value").path(1).asText("");
        return SampleNumbers.value(text, Dialect.PROMETHEUS)
                .orElseThrow(() -> SourceFailure.lasting("The answer is not the JSON of Prometheus."));
    }
}
