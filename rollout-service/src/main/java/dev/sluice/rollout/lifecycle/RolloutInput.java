package dev.sluice.rollout.lifecycle;

import dev.sluice.rollout.plan.FailureKind;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can happen to a rollout. */
public sealed interface RolloutInput {

    /** Enter the first stage. */
    record Start() implements RolloutInput {}

    /** The action of this stage was read back. */
    record ActionApplied(int attempt, int stage, Map<String, Object> observed) implements RolloutInput {
        public ActionApplied {
            observed = Map.copyOf(observed);
        }
    }

    /** The applier refuses; trying again cannot help. */
    record ActionRefused(int attempt, int stage, String detail) implements RolloutInput {}

    /** The action was not read back in time. */
    record ActionFailed(int attempt, int stage, String detail) implements RolloutInput {}

    /** No action of this rollout is in flight. */
    record Settle() implements RolloutInput {}

    /** A due time has come; which one the state knows. */
    record TimeElapsed() implements RolloutInput {}

    /** monitor-service concluded something. */
    record VerdictReached(Verdict verdict) implements RolloutInput {}

    /** rollback-service began. */
    record RollbackStarted(
            int attempt, UUID rollbackId, boolean afterVerdict, List<FailureKind> failureKinds, String reason)
            implements RolloutInput {
        public RollbackStarted {
            failureKinds = List.copyOf(failureKinds);
        }
    }

    /** rollback-service undid a step. */
    record RollbackProgressed(int attempt, UUID rollbackId) implements RolloutInput {}

    /** rollback-service undid everything and read it back. */
    record RollbackCompleted(int attempt, UUID rollbackId) implements RolloutInput {}

    /** rollback-service could not. */
    record RollbackFailed(int attempt, UUID rollbackId, String reason, String detail) implements RolloutInput {}

    /** Another rollout takes over this one's target. */
    record SuccessorPlanned(UUID successor) implements RolloutInput {}

    /** A person released what this rollout had put into quarantine. */
    record Release(Quarantined what, By by) implements RolloutInput {}

    /** Open no further gate. */
    record Pause(By by) implements RolloutInput {}

    /** Go on. */
    record Resume(By by) implements RolloutInput {}

    /**
     * Pass this stage without waiting for its bake and verdict.
     *
     * @param stage the stage that the person means; null for the one entered last
     */
    record Promote(By by, @Nullable Integer stage) implements RolloutInput {}

    /** Agree to what the gate asks for; {@code stage} as for {@link Promote}. */
    record Approve(By by, @Nullable Integer stage) implements RolloutInput {}

    /** Give up; what was exposed is rolled back first. */
    record Cancel(By by) implements RolloutInput {}

    /** Go back; {@code failureKinds} when the person knows what broke. */
    record Rollback(By by, List<FailureKind> failureKinds) implements RolloutInput {
        public Rollback {
            failureKinds = List.copyOf(failureKinds);
        }
    }

    /** Begin another attempt, or have a failed rollback tried again. */
    record Retry(By by) implements RolloutInput {}
}
