package dev.sluice.monitor.analysis;

import dev.sluice.judge.ArmCounts;
import dev.sluice.judge.Metric;
import dev.sluice.judge.Verdict;
import dev.sluice.monitor.analysis.Position.Phase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The result of one look at all sources.
 *
 * @param state afterwards
 * @param verdict the opinion to publish; empty when nothing changed and the last one is young
 */
public record Look(AnalysisState state, Optional<Opinion> verdict) {

    public static Look at(AnalysisPlan plan, AnalysisState before, Snapshot snapshot) {
        return switch (before.position().phase()) {
            case PLANNED, ENDED -> new Look(before, Optional.empty());
            case WITHDRAWN -> emit(before, snapshot, Opinions.withdrawn(plan, before, snapshot.at()));
            case WATCHING -> watch(plan, before, snapshot);
        };
    }

    private static Look watch(AnalysisPlan plan, AnalysisState before, Snapshot snapshot) {
        Map<String, SourceLook> looks = new HashMap<>();
        List<String> notes = new ArrayList<>();
        before.sources().forEach((name, source) -> {
            SourceLook look = SourceLook.at(
                            source, snapshot.readings().get(name), snapshot.at(), before.position(), plan.interval())
                    .exposed(before.position(), plan.stage(before.position().stage()));
            looks.put(name, look);
            if (look.note() != null) {
                notes.add(name + ": " + look.note());
            }
        });
        AnalysisState weighed = weigh(plan, before, snapshot, looks);
        Opinion opinion = new Opinions(plan, weighed, snapshot.at()).form();
        boolean newest = looks.values().stream()
                .allMatch(look -> look.progress().newest().fresh());
        boolean nothingNew = opinion.verdict() == Verdict.HEALTHY && !newest;
        AnalysisState recorded = record(weighed, nothingNew ? weighed.opinion() : opinion, notes);
        return nothingNew ? new Look(recorded, Optional.empty()) : emit(recorded, snapshot, opinion);
    }

    private static AnalysisState weigh(
            AnalysisPlan plan, AnalysisState before, Snapshot snapshot, Map<String, SourceLook> looks) {
        Weighing weighing = new Weighing(plan, before.position(), snapshot.at());
        Map<String, SourceProgress> sources = new HashMap<>();
        looks.forEach((name, look) -> sources.put(name, look.progress()));
        Map<String, MetricProgress> metrics = new HashMap<>(before.metrics());
        for (Metric metric : plan.metrics()) {
            SourceLook look = looks.get(metric.source());
            if (look != null) {
                metrics.computeIfPresent(metric.name(), (name, old) -> weighing.weigh(metric, old, look));
            }
        }
        return new AnalysisState(
                before.position(),
                sources,
                metrics,
                before.emission(),
                before.opinion(),
                before.stages(),
                before.dismissals());
    }

    private static AnalysisState record(AnalysisState state, @Nullable Opinion opinion, List<String> notes) {
        Map<String, ArmCounts> counts = new HashMap<>();
        state.sources()
                .forEach((name, source) -> counts.put(name, source.stage().counts()));
        List<StageRecord> stages = new ArrayList<>(state.stages());
        if (!stages.isEmpty()) {
            Verdict verdict = opinion == null ? null : opinion.verdict();
            stages.set(stages.size() - 1, stages.getLast().looked(verdict, counts, notes));
        }
        return new AnalysisState(
                state.position(),
                state.sources(),
                state.metrics(),
                state.emission(),
                opinion,
                stages,
                state.dismissals());
    }

    private static Look emit(AnalysisState state, Snapshot snapshot, Opinion opinion) {
        boolean due = state.emission().due(state.position(), opinion, snapshot.at());
        Emission emission = due ? state.emission().emitted(state.position(), opinion, snapshot.at()) : state.emission();
        AnalysisState next = new AnalysisState(
                state.position(),
                state.sources(),
                state.metrics(),
                emission,
                opinion,
                state.stages(),
                state.dismissals());
        return new Look(next, due ? Optional.of(opinion) : Optional.empty());
    }

    /** Whether a look needs the sources at all. */
    public static boolean asks(AnalysisState state) {
        return state.position().phase() == Phase.WATCHING;
    }
}
