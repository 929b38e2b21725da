package dev.sluice.rollout.api;

import dev.sluice.rollout.store.RolloutList;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A rollout in a list. */
record RolloutSummary(
        UUID id,
        String name,
        String service,
        String environment,
        String strategy,
        RolloutView.ChangeView change,
        String state,
        @Nullable String phase,
        @Nullable Integer stage,
        int stageCount,
        int attempt,
        Instant createdAt,
        Instant updatedAt) {

    static RolloutSummary of(RolloutList.Line line) {
        return new RolloutSummary(
                line.id(),
                line.name(),
                line.service(),
                line.environment(),
                line.strategy(),
                new RolloutView.ChangeView(line.from(), line.to()),
                line.state(),
                line.phase(),
                line.stage(),
                line.stageCount(),
                line.attempt(),
                line.createdAt(),
                line.updatedAt());
    }
}
