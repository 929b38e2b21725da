package dev.sluice.monitor.analysis;

import dev.sluice.judge.Verdict;
import java.time.Instant;
import java.util.ArrayList;
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
 * @param dismissals alarms that persons called false, oldest first; null in states that were stored before there were any
 */
public record AnalysisState(
        Position position,
        Map<String, SourceProgress> sources,
        Map<String, MetricProgress> metrics,
        Emission emission,
        @Nullable Opinion opinion,
        List<StageRecord> stages,
        @Nullable List<Dismissal> dismissals) {

    public AnalysisState {
        sources = Map.copyOf(sources);
        metrics = Map.copyOf(metrics);
        stages = List.copyOf(stages);
        dismissals = dismissals == null ? List.of() : List.copyOf(dismissals);
    }

    /** The state of a rollout that was planned and has not begun. */
    public static AnalysisState planned(AnalysisPlan plan, long sequence, int attempt, Instant at) {
        Map<String, SourceProgress> sources = new HashMap<>();
        plan.sources().forEach(name -> sources.put(name, SourceProgress.NONE));
        Position position = new Position(sequence, Position.Phase.PLANNED, attempt, -1, at, null);
        return new AnalysisState(position, sources, freshMetrics(plan), Emission.NONE, null, List.of(), List.of());
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
        return new AnalysisState(next, sources, metrics, emission, opinion, stages, dismissals);
    }

    /** The last stage of the plan that this attempt has entered; the first one (0) counts as entered, since evidence begins there. */
    int latestStage(int attempt) {
        return stages.stream()
                .filter(stage -> stage.attempt() == attempt)
                .mapToInt(StageRecord::stage)
                .max()
                .orElse(0);
    }

    /**
     * The state after a person called an alarm false. A standing UNHEALTHY is forgotten when nothing else speaks for it; the next look
     * says what is left.
     */
    public AnalysisState dismiss(Dismissal dismissal) {
        List<Dismissal> more = new ArrayList<>(dismissals == null ? List.of() : dismissals);
        more.add(dismissal);
        AnalysisState heard = new AnalysisState(position, sources, metrics, emission, opinion, stages, more);
        Opinion standing = opinion;
        boolean stands = standing != null
                && standing.evidence().stream()
                        .anyMatch(evidence ->
                                evidence.verdict() == Verdict.UNHEALTHY && !heard.dismissed(evidence.metric()));
        Opinion left = standing != null && standing.verdict() == Verdict.UNHEALTHY && !stands ? null : standing;
        return new AnalysisState(position, sources, metrics, emission, left, stages, more);
    }

    /** Whether the alarm of that name is not heard in this attempt. */
    boolean dismissed(String metric) {
        return dismissals != null
                && dismissals.stream()
                        .anyMatch(one -> one.attempt() == position.attempt()
                                && one.metric().equals(metric));
    }
}
