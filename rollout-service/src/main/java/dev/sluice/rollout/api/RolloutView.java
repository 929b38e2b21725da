package dev.sluice.rollout.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.rollout.lifecycle.Halts;
import dev.sluice.rollout.lifecycle.Journey;
import dev.sluice.rollout.lifecycle.Rollout;
import dev.sluice.rollout.lifecycle.StageRun;
import dev.sluice.rollout.lifecycle.Verdict;
import dev.sluice.rollout.plan.FailureKind;
import dev.sluice.rollout.plan.PlanWriter;
import dev.sluice.rollout.plan.RolloutPlan;
import dev.sluice.rollout.store.StoredRollout;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A rollout with everything that a person asks about it. */
record RolloutView(
        UUID id,
        String name,
        String service,
        String environment,
        String strategy,
        ChangeView change,
        String state,
        @Nullable String phase,
        @Nullable Integer stage,
        int attempt,
        long version,
        List<Waiting.WaitView> waitsFor,
        @Nullable VerdictView latestVerdict,
        @Nullable HaltView halt,
        @Nullable EndView rollback,
        @Nullable Instant watchedUntil,
        List<StageView> stages,
        JsonNode plan,
        String plannedBy,
        Instant createdAt,
        Instant updatedAt) {

    /** From what to what. */
    record ChangeView(String from, String to) {}

    /** The newest verdict of this attempt. */
    record VerdictView(UUID id, String verdict, int stage, Instant at, List<FailureKind> blames, String summary) {
        static VerdictView of(Verdict verdict) {
            return new VerdictView(
                    verdict.id(),
                    verdict.kind().name(),
                    verdict.stage(),
                    verdict.at(),
                    verdict.blames(),
                    verdict.summary());
        }
    }

    /** Why nothing goes forward; {@code settled} once no action is in flight. */
    record HaltView(String reason, String detail, boolean settled) {}

    /** The rollback, and how it ended. */
    record EndView(
            UUID id,
            @Nullable Boolean quarantined,
            @Nullable String failure,
            @Nullable String detail) {}

    static RolloutView of(StoredRollout stored, Instant now) {
        Rollout rollout = stored.rollout();
        Journey journey = rollout.journey();
        RolloutPlan plan = journey.compiled().plan();
        return new RolloutView(
                journey.rolloutId(),
                plan.name(),
                plan.service(),
                plan.environment(),
                plan.strategy().type(),
                new ChangeView(plan.change().from(), plan.change().to()),
                rollout.kind(),
                rollout instanceof Rollout.Running
                        ? journey.currentRun()
                                .map(StageRun::phase)
                                .map(Enum::name)
                                .orElse(null)
                        : null,
                journey.currentRun().map(run -> run.stage().index()).orElse(null),
                journey.attempt(),
                journey.version(),
                Waiting.of(rollout, now),
                journey.latestVerdict().map(VerdictView::of).orElse(null),
                Halts.of(rollout)
                        .map(halt -> new HaltView(halt.reason().code(), halt.detail(), halt.settled()))
                        .orElse(null),
                end(rollout),
                rollout instanceof Rollout.Completed completed ? completed.watchedUntil() : null,
                StageView.of(rollout),
                PlanWriter.write(plan),
                stored.plannedBy(),
                stored.createdAt(),
                stored.updatedAt());
    }

    private static @Nullable EndView end(Rollout rollout) {
        return switch (rollout) {
            case Rollout.RollingBack rolling -> new EndView(rolling.rollbackId(), null, null, null);
            case Rollout.RollbackFailed failed ->
                new EndView(failed.rollbackId(), null, failed.reason(), failed.detail());
            case Rollout.RolledBack ended -> new EndView(ended.rollbackId(), ended.quarantined(), null, null);
            case Rollout.Planned planned -> null;
            case Rollout.Running running -> null;
            case Rollout.Paused paused -> null;
            case Rollout.Halted halted -> null;
            case Rollout.Completed completed -> null;
            case Rollout.Closed closed -> null;
            case Rollout.Cancelled cancelled -> null;
        };
    }
}
