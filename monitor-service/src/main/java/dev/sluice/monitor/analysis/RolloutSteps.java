package dev.sluice.monitor.analysis;

import dev.sluice.judge.Histogram;
import dev.sluice.judge.Metric;
import dev.sluice.monitor.analysis.Position.Application;
import dev.sluice.monitor.analysis.Position.Phase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How the rollout's events change an analysis. Total: a late or repeated event changes nothing. */
public final class RolloutSteps {
    private static final int MAX_RECORDS = 100;

    private RolloutSteps() {}

    public static AnalysisState apply(AnalysisPlan plan, AnalysisState state, RolloutStep step) {
        if (step.sequence() <= state.position().sequence() || state.position().phase() == Phase.ENDED) {
            return state;
        }
        AnalysisState seen = state.at(state.position().seen(step.sequence()));
        return switch (step) {
            case RolloutStep.StageEntered entered -> entered(plan, seen, entered);
            case RolloutStep.StageApplied applied -> applied(seen, applied);
            case RolloutStep.Retried retried ->
                retried.attempt() > seen.position().attempt() ? newAttempt(plan, seen, retried.attempt()) : seen;
            case RolloutStep.Withdrawn withdrawn -> seen.at(seen.position().in(Phase.WITHDRAWN));
            case RolloutStep.Ended ended -> seen.at(seen.position().in(Phase.ENDED));
            case RolloutStep.Noted noted -> seen;
        };
    }

    private static AnalysisState entered(AnalysisPlan plan, AnalysisState state, RolloutStep.StageEntered entered) {
        if (entered.attempt() < state.position().attempt()) {
            return state;
        }
        AnalysisState base =
                entered.attempt() > state.position().attempt() ? newAttempt(plan, state, entered.attempt()) : state;
        Map<String, SourceProgress> sources = new HashMap<>();
        base.sources().forEach((name, source) -> sources.put(name, source.enterStage()));
        Map<String, MetricProgress> metrics = new HashMap<>();
        boolean later = entered.stage() > base.latestStage(entered.attempt());
        for (Metric metric : plan.metrics()) {
            Histogram baseline = base.sources()
                    .getOrDefault(metric.source(), SourceProgress.NONE)
                    .attempt()
                    .baselineDurations();
            MetricProgress progress = base.metrics()
                    .getOrDefault(
                            metric.name(),
                            MetricProgress.start(metric, plan.stages().size()));
            metrics.put(metric.name(), progress.enterStage(later, baseline));
        }
        List<StageRecord> stages = new ArrayList<>(base.stages());
        stages.add(StageRecord.entered(entered.attempt(), entered.stage(), entered.at()));
        List<StageRecord> newest = stages.subList(Math.max(0, stages.size() - MAX_RECORDS), stages.size());
        Position position = new Position(
                entered.sequence(), Phase.WATCHING, entered.attempt(), entered.stage(), entered.at(), null);
        return new AnalysisState(
                position, sources, metrics, base.emission(), base.opinion(), newest, base.dismissals());
    }

    private static AnalysisState applied(AnalysisState state, RolloutStep.StageApplied applied) {
        Position position = state.position();
        if (applied.attempt() != position.attempt() || applied.stage() != position.stage()) {
            return state;
        }
        return state.at(new Position(
                position.sequence(),
                position.phase(),
                position.attempt(),
                position.stage(),
                applied.at(),
                new Application(applied.sequence(), applied.at())));
    }

    private static AnalysisState newAttempt(AnalysisPlan plan, AnalysisState state, int attempt) {
        Map<String, SourceProgress> sources = new HashMap<>();
        state.sources().forEach((name, source) -> sources.put(name, source.newAttempt()));
        Position old = state.position();
        Position position = new Position(old.sequence(), Phase.PLANNED, attempt, -1, old.changedAt(), null);
        return new AnalysisState(
                position,
                sources,
                AnalysisState.freshMetrics(plan),
                state.emission(),
                null,
                state.stages(),
                state.dismissals());
    }
}
