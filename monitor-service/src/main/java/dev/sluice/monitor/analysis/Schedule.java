package dev.sluice.monitor.analysis;

import dev.sluice.monitor.analysis.Position.Application;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** When an analysis looks next. */
public final class Schedule {
    private static final Duration RETRY = Duration.ofSeconds(1);

    private Schedule() {}

    /**
     * The next look after one at {@code looked}; empty while nothing is watched. A stage that was applied and not yet cut is
     * cut at once, as is a change that happened during the look, and a look falls on the end of the bake time, where a gate may open.
     */
    public static Optional<Instant> next(AnalysisPlan plan, AnalysisState state, Instant looked) {
        return switch (state.position().phase()) {
            case PLANNED, ENDED -> Optional.empty();
            case WITHDRAWN -> Optional.of(looked.plus(Emission.REPEAT));
            case WATCHING -> plan.metrics().isEmpty() ? Optional.empty() : Optional.of(watching(plan, state, looked));
        };
    }

    private static Instant watching(AnalysisPlan plan, AnalysisState state, Instant looked) {
        Application applied = state.position().applied();
        if (state.position().changedAt().isAfter(looked)) {
            return looked;
        }
        boolean uncut =
                applied != null && state.sources().values().stream().anyMatch(source -> !source.openedFor(applied));
        if (uncut) {
            boolean failing = state.sources().values().stream()
                    .anyMatch(source -> source.newest().failure() != null);
            return failing ? looked.plus(RETRY) : looked;
        }
        Instant regular = looked.plus(plan.interval());
        Duration bake = plan.stage(state.position().stage()).bake();
        return state.sources().values().stream()
                .flatMap(source -> source.observedSince(applied).stream())
                .map(since -> since.plus(bake))
                .filter(baked -> baked.isAfter(looked) && baked.isBefore(regular))
                .min(Comparator.naturalOrder())
                .orElse(regular);
    }
}
