package dev.sluice.rollout.lifecycle;

import dev.sluice.rollout.plan.Action;
import dev.sluice.rollout.plan.CompiledPlan;
import dev.sluice.rollout.plan.FailureKind;
import dev.sluice.rollout.plan.Undo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to a rollout; its history. */
public sealed interface RolloutEvent {

    /** When it was decided. */
    Instant at();

    /** Published to everybody; takes the next version of the rollout. */
    sealed interface Published extends RolloutEvent {}

    /** Remembered only here; takes no version. */
    sealed interface Note extends RolloutEvent {}

    record Planned(Instant at, UUID rolloutId, CompiledPlan compiled, Endpoints endpoints, String plannedBy)
            implements Published {}

    record Started(Instant at) implements Published {}

    /** {@code undo} is cumulative, in the order to execute. */
    record StageEntered(Instant at, int stage, Action action, Fence fence, List<Undo> undo) implements Published {
        public StageEntered {
            undo = List.copyOf(undo);
        }
    }

    record StageApplied(Instant at, int stage, Fence fence, Map<String, Object> observed) implements Published {
        public StageApplied {
            observed = Map.copyOf(observed);
        }
    }

    record StagePassed(Instant at, int stage, Proof proof) implements Published {}

    record Paused(Instant at, By by) implements Published {}

    record Resumed(Instant at, By by) implements Published {}

    /** {@code attempt} is the new number. */
    record Retried(Instant at, int attempt, By by) implements Published {}

    record ApprovalRequested(Instant at, int stage) implements Published {}

    record Approved(Instant at, int stage, By by) implements Published {}

    record HaltBegun(Instant at, HaltReason reason, String detail) implements Published {}

    /** {@code fence} is the last that went out. */
    record Halted(
            Instant at,
            HaltReason reason,
            String detail,
            @Nullable Fence fence) implements Published {}

    record RollbackRequested(
            Instant at, Cause cause, @Nullable String by, String reason, List<FailureKind> failureKinds)
            implements Published {
        public RollbackRequested {
            failureKinds = List.copyOf(failureKinds);
        }
    }

    record Completed(Instant at, Instant watchedUntil) implements Published {}

    record Closed(
            Instant at,
            Rollout.ClosedReason reason,
            @Nullable UUID successor) implements Published {}

    record RolledBack(Instant at, UUID rollbackId, boolean quarantined, List<String> remains) implements Published {
        public RolledBack {
            remains = List.copyOf(remains);
        }
    }

    record RollbackFailed(Instant at, UUID rollbackId, String reason, String detail) implements Published {}

    record Cancelled(Instant at, By by) implements Published {}

    record VersionQuarantined(Instant at, Quarantined what, String reason) implements Published {}

    record VersionReleased(Instant at, Quarantined what, By by) implements Published {}

    /** The newest verdict. */
    record VerdictNoted(Instant at, Verdict verdict) implements Note {}

    /** The bake of the stage entered last is over. */
    record BakeEnded(Instant at) implements Note {}

    /** rollback-service acts; {@code condemnation} when a verdict made it. */
    record RollbackNoted(
            Instant at, UUID rollbackId, @Nullable String condemnation) implements Note {}

    /** Who asked for a rollback. */
    enum Cause {
        OPERATOR,
        APPLY_FAILED,
        DEADLINE
    }
}
