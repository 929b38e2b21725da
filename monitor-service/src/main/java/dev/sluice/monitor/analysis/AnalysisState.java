package dev.sluice.monitor.analysis;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that an analysis knows, as it is stored. Only {@link RolloutSteps} and {@link Look} make new ones.
 *
 * @param sources progress by source name
 * @param metrics progress by metric name
 * @param opinion of the newest look of this attempt; UNHEALTHY stays until the next attempt
 * @param stages what each entered stage showed, oldest first
 */
public record AnalysisState(
        Position position,
        Map<String, SourceProgress> sources,
        Map<String, MetricProgress> metrics,
        Emission emission,
        @Nullable Opinion opinion,
        List<StageRecord> stages) {

    public AnalysisState {
        sources = Map.copyOf(sources);
        metrics = Map.copyOf(metrics);
        stages = List.copyOf(stages);
    }

    /** The state of a rollout that was planned and has not begun. */
    public static AnalysisState planned(AnalysisPlan plan, long sequence, int attempt, Instant at) {
        Map<String, SourceProgress> sources = new HashMap<>();
        plan.sources().forEach(name -> sources.put(name, SourceProgress.NONE));
        Position position = new Position(sequence, Position.Phase.PLANNED, attempt, -1, at, null);
        return new AnalysisState(position, sources, freshMetrics(plan), Emission.NONE, null, List.of());
    }

    static Map<String, MetricProgress> freshMetrics(AnalysisPlan plan) {
        Map<String, MetricProgress> metrics = new HashMap<>();
        plan.metrics()
                .forEach(metric -> metrics.put(
                        metric.name(),
                        MetricProgress.start(metric, plan.stages().size())));
        return metrics;
    }

    AnalysisState at(Position next) {
        return new AnalysisState(next, sources, metrics, emission, opinion, stages);
    }

    /** The last stage of the plan that this attempt has entered; the first one (0) counts as entered, since evidence begins there. */
    int latestStage(int attempt) {
        return stages.stream()
                .filter(stage -> stage.attempt() == attempt)
                .mapToInt(StageRecord::stage)
                .max()
                .orElse(0);
    }
}
