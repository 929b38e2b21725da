package dev.sluice.rollout.lifecycle;

import dev.sluice.rollout.lifecycle.Decision.Refusal;
import dev.sluice.rollout.lifecycle.Decision.Rejected;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What persons ask for. */
final class Verbs {

    private Verbs() {}

    static Decision pause(Moves moves, By by) {
        if (moves.state() instanceof Rollout.Paused) {
            return new Decision.Ignored("it is paused");
        }
        if (moves.state() instanceof Rollout.Running) {
            return moves.emit(new RolloutEvent.Paused(moves.now(), by)).accepted();
        }
        return illegal(moves, "Only a running rollout can be paused");
    }

    static Decision resume(Moves moves, By by) {
        if (moves.state() instanceof Rollout.Running) {
            return new Decision.Ignored("it is running");
        }
        if (!(moves.state() instanceof Rollout.Paused) && !asksAPerson(moves)) {
            return illegal(moves, "Only a paused rollout, or one that its deadline halted, can be resumed");
        }
        moves.emit(new RolloutEvent.Resumed(moves.now(), by));
        StageMoves.advance(moves);
        return moves.accepted();
    }

    static Decision promote(Moves moves, By by, @Nullable Integer stage) {
        StageRun run = moves.journey().run();
        if (run == null || !(moves.state() instanceof Rollout.Running || asksAPerson(moves))) {
            return illegal(moves, "Only a running rollout, or one that its deadline halted, can be promoted");
        }
        if (stage != null && !run.is(stage)) {
            return otherStage(run);
        }
        if (run.applied() == null) {
            return illegal(moves, "Its stage is still being applied; promote it once it was read back");
        }
        if (run.stage().gate().approval() && run.approval() != StageRun.Approval.GIVEN) {
            return new Rejected(
                    Refusal.APPROVAL_MISSING,
                    "This stage asks for an approval and a promotion does not replace it: an approver approves first.");
        }
        if (asksAPerson(moves)) {
            moves.emit(new RolloutEvent.Resumed(moves.now(), by));
        }
        StageMoves.pass(moves, run.stage(), new Proof.Promoted(by));
        StageMoves.advance(moves);
        return moves.accepted();
    }

    static Decision approve(Moves moves, By by, @Nullable Integer stage) {
        StageRun run = moves.journey().run();
        boolean open = moves.state() instanceof Rollout.Running
                || moves.state() instanceof Rollout.Paused
                || asksAPerson(moves);
        if (run == null || !open) {
            return illegal(moves, "Nothing waits for an approval");
        }
        if (stage != null && !run.is(stage)) {
            return otherStage(run);
        }
        if (!run.stage().gate().approval()) {
            return illegal(moves, "The gate of stage " + run.stage().index() + " asks for no approval");
        }
        if (run.approval() == StageRun.Approval.GIVEN) {
            return new Decision.Ignored("it was approved");
        }
        if (run.applied() == null) {
            return illegal(moves, "Its stage is still being applied; approve it once it was read back");
        }
        moves.emit(new RolloutEvent.Approved(moves.now(), run.stage().index(), by));
        StageMoves.advance(moves);
        return moves.accepted();
    }

    static Decision cancel(Moves moves, By by) {
        return switch (moves.state()) {
            case Rollout.Planned planned ->
                moves.emit(new RolloutEvent.Cancelled(moves.now(), by)).accepted();
            case Rollout.Cancelled cancelled -> new Decision.Ignored("it was cancelled");
            case Rollout.Running running -> Halting.requested(moves, by, List.of());
            case Rollout.Paused paused -> Halting.requested(moves, by, List.of());
            case Rollout.Halted halted -> Halting.requested(moves, by, List.of());
            case Rollout.RollingBack rolling -> new Decision.Ignored("it is being rolled back");
            case Rollout.RollbackFailed failed -> illegal(moves, "Its rollback failed: remove the cause and use retry");
            case Rollout.Completed completed -> illegal(moves, "It has completed: use rollback to take it back");
            case Rollout.Closed closed -> illegal(moves, "It has ended");
            case Rollout.RolledBack rolledBack -> illegal(moves, "It has ended");
        };
    }

    static Decision retry(Moves moves, By by) {
        if (moves.state() instanceof Rollout.RollbackFailed) {
            return Halting.requested(moves, by, List.of());
        }
        if (!asksAPerson(moves)) {
            return illegal(moves, "Only a failed rollback, or a rollout that its deadline halted, can be tried again");
        }
        moves.emit(new RolloutEvent.Retried(moves.now(), moves.journey().attempt() + 1, by));
        StageMoves.enter(moves, 0);
        return moves.accepted();
    }

    /** A hold that has settled: nothing is in flight any more, so going on is safe. */
    private static boolean asksAPerson(Moves moves) {
        return moves.state() instanceof Rollout.Halted halted && halted.halt().asksAPerson();
    }

    static Rejected illegal(Moves moves, String rule) {
        return new Rejected(
                Refusal.ILLEGAL_STATE, rule + "; this one is " + moves.state().kind() + ".");
    }

    private static Rejected otherStage(StageRun run) {
        return new Rejected(
                Refusal.OTHER_STAGE,
                "The rollout is at stage " + run.stage().index() + " now; look at it again before you decide.");
    }
}
