package dev.sluice.rollout.lifecycle;

import java.time.Instant;
import java.util.Optional;

/** The core: what an input means in a state. Pure: no clock, no I/O, no randomness. */
public final class RolloutDecider {

    private RolloutDecider() {}

    public static Decision decide(Rollout state, RolloutInput input, Instant now) {
        Moves moves = new Moves(state, now);
        if (state.terminal()) {
            return ended(moves, input);
        }
        return switch (input) {
            case RolloutInput.Start start -> start(moves);
            case RolloutInput.ActionApplied applied -> applied(moves, applied);
            case RolloutInput.ActionRefused refused ->
                unapplied(moves, refused.attempt(), refused.stage(), HaltReason.APPLY_REFUSED, refused.detail());
            case RolloutInput.ActionFailed failed ->
                unapplied(moves, failed.attempt(), failed.stage(), HaltReason.APPLY_FAILED, failed.detail());
            case RolloutInput.Settle settle -> Halting.settle(moves);
            case RolloutInput.TimeElapsed elapsed -> elapsed(moves);
            case RolloutInput.VerdictReached reached -> Halting.verdict(moves, reached.verdict());
            case RolloutInput.RollbackStarted started -> Halting.started(moves, started);
            case RolloutInput.RollbackProgressed progressed -> Halting.progressed(moves, progressed);
            case RolloutInput.RollbackCompleted completed -> Halting.completed(moves, completed);
            case RolloutInput.RollbackFailed failed -> Halting.failed(moves, failed);
            case RolloutInput.SuccessorPlanned successor -> succeeded(moves, successor);
            case RolloutInput.Release release ->
                Verbs.illegal(moves, "Only what a rollout that ended left in quarantine can be released");
            case RolloutInput.Pause pause -> Verbs.pause(moves, pause.by());
            case RolloutInput.Resume resume -> Verbs.resume(moves, resume.by());
            case RolloutInput.Promote promote -> Verbs.promote(moves, promote.by(), promote.stage());
            case RolloutInput.Approve approve -> Verbs.approve(moves, approve.by(), approve.stage());
            case RolloutInput.Cancel cancel -> Verbs.cancel(moves, cancel.by());
            case RolloutInput.Rollback rollback -> Halting.requested(moves, rollback.by(), rollback.failureKinds());
            case RolloutInput.Retry retry -> Verbs.retry(moves, retry.by());
        };
    }

    /** When {@link RolloutInput.TimeElapsed} has something to do if nothing else happens before; empty when time changes nothing. */
    public static Optional<Instant> due(Rollout state) {
        return switch (state) {
            case Rollout.Running running ->
                running.journey().currentRun().map(run -> StageMoves.due(running.journey(), run));
            case Rollout.Paused paused ->
                paused.journey()
                        .currentRun()
                        .filter(run -> run.phase() != StageRun.Phase.WAITING_FOR_GATE)
                        .map(run -> StageMoves.due(paused.journey(), run));
            case Rollout.Completed completed -> Optional.of(completed.watchedUntil());
            case Rollout.Planned planned -> Optional.empty();
            case Rollout.Halted halted -> Optional.empty();
            case Rollout.RollingBack rolling -> Optional.empty();
            case Rollout.RollbackFailed failed -> Optional.empty();
            case Rollout.Closed closed -> Optional.empty();
            case Rollout.RolledBack rolledBack -> Optional.empty();
            case Rollout.Cancelled cancelled -> Optional.empty();
        };
    }

    private static Decision start(Moves moves) {
        if (!(moves.state() instanceof Rollout.Planned)) {
            return new Decision.Ignored("it has started");
        }
        moves.emit(new RolloutEvent.Started(moves.now()));
        StageMoves.enter(moves, 0);
        StageMoves.advance(moves);
        return moves.accepted();
    }

    private static boolean waitsFor(Moves moves, int attempt, int stage) {
        boolean walking = moves.state() instanceof Rollout.Running || moves.state() instanceof Rollout.Paused;
        return walking
                && moves.journey().isAt(attempt, stage)
                && moves.journey()
                        .currentRun()
                        .filter(run -> run.applied() == null)
                        .isPresent();
    }

    private static Decision applied(Moves moves, RolloutInput.ActionApplied applied) {
        if (!waitsFor(moves, applied.attempt(), applied.stage())) {
            return new Decision.Ignored("nobody waits for this action");
        }
        Fence fence = moves.journey().currentRun().orElseThrow().fence();
        moves.emit(new RolloutEvent.StageApplied(moves.now(), applied.stage(), fence, applied.observed()));
        StageMoves.advance(moves);
        return moves.accepted();
    }

    private static Decision unapplied(Moves moves, int attempt, int stage, HaltReason reason, String detail) {
        if (!waitsFor(moves, attempt, stage)) {
            return new Decision.Ignored("nobody waits for this action");
        }
        Halting.begin(moves, reason, detail);
        Halting.request(moves, RolloutEvent.Cause.APPLY_FAILED, detail);
        return moves.accepted();
    }

    private static Decision elapsed(Moves moves) {
        if (moves.state() instanceof Rollout.Completed completed) {
            return moves.now().isBefore(completed.watchedUntil())
                    ? new Decision.Ignored("it is still watched")
                    : moves.emit(new RolloutEvent.Closed(moves.now(), Rollout.ClosedReason.WINDOW_OVER, null))
                            .accepted();
        }
        StageRun run = moves.journey().run();
        boolean walking = moves.state() instanceof Rollout.Running || moves.state() instanceof Rollout.Paused;
        if (!walking || run == null) {
            return new Decision.Ignored("nothing is due");
        }
        if (run.applied() == null && !moves.now().isBefore(run.applyBy())) {
            return unapplied(
                    moves,
                    moves.journey().attempt(),
                    run.stage().index(),
                    HaltReason.APPLY_FAILED,
                    "Stage " + run.stage().index() + " was not read back within "
                            + run.stage().applyTimeout() + ".");
        }
        StageMoves.endBake(moves, run);
        StageMoves.advance(moves);
        return moves.acceptedOr("nothing is due");
    }

    private static Decision succeeded(Moves moves, RolloutInput.SuccessorPlanned successor) {
        if (!(moves.state() instanceof Rollout.Completed)) {
            return Verbs.illegal(moves, "Only a completed rollout makes room for a successor");
        }
        return moves.emit(new RolloutEvent.Closed(moves.now(), Rollout.ClosedReason.SUCCESSOR, successor.successor()))
                .accepted();
    }

    private static Decision ended(Moves moves, RolloutInput input) {
        return switch (input) {
            case RolloutInput.Release release
            when moves.state() instanceof Rollout.RolledBack ->
                moves.emit(new RolloutEvent.VersionReleased(moves.now(), release.what(), release.by()))
                        .accepted();
            case RolloutInput.Release release -> Verbs.illegal(moves, "It left nothing in quarantine");
            case RolloutInput.Pause pause -> Verbs.pause(moves, pause.by());
            case RolloutInput.Resume resume -> Verbs.resume(moves, resume.by());
            case RolloutInput.Promote promote -> Verbs.promote(moves, promote.by(), promote.stage());
            case RolloutInput.Approve approve -> Verbs.approve(moves, approve.by(), approve.stage());
            case RolloutInput.Cancel cancel -> Verbs.cancel(moves, cancel.by());
            case RolloutInput.Rollback rollback ->
                Verbs.illegal(moves, "It has ended and cannot be rolled back; plan the way back as a rollout");
            case RolloutInput.Retry retry -> Verbs.retry(moves, retry.by());
            case RolloutInput.SuccessorPlanned successor -> new Decision.Ignored("it has ended");
            case RolloutInput.Start start -> new Decision.Ignored("it has ended");
            case RolloutInput.ActionApplied applied -> new Decision.Ignored("it has ended");
            case RolloutInput.ActionRefused refused -> new Decision.Ignored("it has ended");
            case RolloutInput.ActionFailed failed -> new Decision.Ignored("it has ended");
            case RolloutInput.Settle settle -> new Decision.Ignored("it has ended");
            case RolloutInput.TimeElapsed elapsed -> new Decision.Ignored("it has ended");
            case RolloutInput.VerdictReached reached -> new Decision.Ignored("it has ended");
            case RolloutInput.RollbackStarted started -> new Decision.Ignored("it has ended");
            case RolloutInput.RollbackProgressed progressed -> new Decision.Ignored("it has ended");
            case RolloutInput.RollbackCompleted completed -> new Decision.Ignored("it has ended");
            case RolloutInput.RollbackFailed failed -> new Decision.Ignored("it has ended");
        };
    }
}
