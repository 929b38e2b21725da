package dev.sluice.monitor.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.judge.Arms;
import dev.sluice.judge.Comparison;
import dev.sluice.monitor.analysis.AnalysisPlan;
import dev.sluice.monitor.analysis.PlannedStage;
import dev.sluice.monitor.analysis.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the data of {@code rollout.planned}, tolerantly: what it does not need may be absent or new. */
public final class PlannedReader {
    private static final double ALPHA = .01;
    private static final String INTERVAL = "PT10S";

    private PlannedReader() {}

    /**
     * The plan to watch.
     *
     * @throws IllegalArgumentException when something that is needed is absent or unreadable
     */
    public static PlannedRollout read(JsonNode data) {
        Subject subject = new Subject(
                UUID.fromString(Fields.text(data, "rolloutId")),
                Fields.text(data, "environment"),
                Fields.text(data, "service"));
        JsonNode change = data.path("change");
        Arms arms = new Arms(change.path("from").asText(""), change.path("to").asText(""));
        JsonNode analysis = data.path("plan").path("analysis");
        AnalysisPlan plan = new AnalysisPlan(
                subject,
                arms,
                analysis.path("alpha").asDouble(ALPHA),
                Duration.parse(analysis.path("interval").asText(INTERVAL)),
                MetricsReader.read(analysis.path("metrics")),
                stages(data.path("stages"), arms));
        return new PlannedRollout(plan, SourcesReader.read(data, plan.metrics()));
    }

    private static List<PlannedStage> stages(JsonNode stages, Arms arms) {
        List<PlannedStage> planned = new ArrayList<>();
        Comparison comparison = Comparison.LIVE_BASELINE;
        Double share = null;
        for (JsonNode stage : stages) {
            comparison = comparison(stage.path("action"), arms, comparison);
            share = share(stage.path("action"), arms, share);
            planned.add(new PlannedStage(
                    stage.path("index").asInt(planned.size()),
                    stage.path("name").asText("" + planned.size()),
                    Duration.parse(stage.path("gate").path("bake").asText("PT0S")),
                    comparison,
                    share));
        }
        return planned;
    }

    /** What part of the requests this action gives to the candidate: of weights only, since a flag divides users, who ask unequally often. */
    private static @Nullable Double share(JsonNode action, Arms arms, @Nullable Double before) {
        return switch (action.path("type").asText("")) {
            case "set-weights" -> {
                double baseline = action.path("weights").path(arms.baseline()).asDouble(0);
                double candidate = action.path("weights").path(arms.candidate()).asDouble(0);
                yield baseline + candidate > 0 ? candidate / (baseline + candidate) : null;
            }
            case "set-flag" -> null;
            default -> before;
        };
    }

    /** Whether the baseline still takes traffic after this action; one that changes nothing keeps what was. */
    private static Comparison comparison(JsonNode action, Arms arms, Comparison before) {
        boolean alone =
                switch (action.path("type").asText("")) {
                    case "set-weights" ->
                        action.path("weights").path(arms.baseline()).asInt(0) == 0;
                    case "set-flag" -> action.path("percentage").asDouble(0) >= 100;
                    default -> before == Comparison.BEFORE_AFTER;
                };
        return alone ? Comparison.BEFORE_AFTER : Comparison.LIVE_BASELINE;
    }
}
