package dev.sluice.rollout.lifecycle;

import dev.sluice.rollout.plan.Stage;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One stage being executed.
 *
 * @param fence under which its action goes out
 * @param applied when and at which version it was read back; null while APPLYING
 * @param heldSince from when on its deadline counts once the bake is over: entering, a resume, or the last HEALTHY verdict
 */
public record StageRun(
        Stage stage,
        Fence fence,
        Instant enteredAt,
        @Nullable Applied applied,
        boolean bakeEnded,
        Instant heldSince,
        Approval approval) {

    /** Read back, with the version of the rollout after the {@code stage-applied}. */
    public record Applied(Instant at, long sequence) {}

    /** How far the approval of a gate is. */
    public enum Approval {
        OPEN,
        REQUESTED,
        GIVEN
    }

    /** What a running stage is doing. */
    public enum Phase {
        APPLYING,
        BAKING,
        WAITING_FOR_GATE
    }

    static StageRun entered(Stage stage, Fence fence, Instant at) {
        return new StageRun(stage, fence, at, null, false, at, Approval.OPEN);
    }

    public Phase phase() {
        if (applied == null) {
            return Phase.APPLYING;
        }
        return bakeEnded ? Phase.WAITING_FOR_GATE : Phase.BAKING;
    }

    /** When the bake is over; empty while APPLYING. */
    public Optional<Instant> bakeEnds() {
        return Optional.ofNullable(applied)
                .map(done -> done.at().plus(stage.gate().bake()));
    }

    /** When the patience with INCONCLUSIVE, NO_DATA and ERROR ends; empty while APPLYING or when no analysis is asked for. */
    public Optional<Instant> heldUntil() {
        if (!stage.gate().analysis()) {
            return Optional.empty();
        }
        return bakeEnds().map(end -> later(end, heldSince).plus(stage.deadline()));
    }

    /** When an action that was not read back counts as failed. */
    public Instant applyBy() {
        return enteredAt.plus(stage.applyTimeout());
    }

    boolean is(int otherStage) {
        return stage.index() == otherStage;
    }

    StageRun withApplied(Instant at, long sequence) {
        return new StageRun(stage, fence, enteredAt, new Applied(at, sequence), bakeEnded, heldSince, approval);
    }

    StageRun withBakeEnded() {
        return new StageRun(stage, fence, enteredAt, applied, true, heldSince, approval);
    }

    StageRun withHeldSince(Instant at) {
        return new StageRun(stage, fence, enteredAt, applied, bakeEnded, later(at, heldSince), approval);
    }

    StageRun withApproval(Approval now) {
        return new StageRun(stage, fence, enteredAt, applied, bakeEnded, heldSince, now);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
