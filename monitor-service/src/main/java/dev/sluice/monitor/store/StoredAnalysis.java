package dev.sluice.monitor.store;

import dev.sluice.monitor.analysis.AnalysisState;
import dev.sluice.monitor.messaging.PlannedRollout;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An analysis as it was loaded.
 *
 * @param causedBy the newest event of the rollout
 * @param lookedAt the newest look, null before the first
 * @param dueAt the next look, null while nothing is watched
 */
public record StoredAnalysis(
        PlannedRollout planned,
        AnalysisState state,
        UUID causedBy,
        Instant createdAt,
        @Nullable Instant lookedAt,
        @Nullable Instant dueAt) {
    public UUID rolloutId() {
        return planned.plan().subject().rolloutId();
    }
}
