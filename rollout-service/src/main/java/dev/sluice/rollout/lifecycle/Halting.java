package dev.sluice.rollout.lifecycle;

import dev.sluice.rollout.plan.FailureKind;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The way back: halting, rollbacks, and how they end. */
final class Halting {

    private Halting() {}

    static void begin(Moves moves, HaltReason reason, String detail) {
        moves.emit(new RolloutEvent.HaltBegun(moves.now(), reason, detail));
    }

    /** Halts unless it is halted for good. A hold that asks a person is halted anew: its reason and its end are published again. */
    static void ensure(Moves moves, HaltReason reason, String detail) {
        if (Halts.mayGoForward(moves.state())) {
            begin(moves, reason, detail);
        }
    }

    static void request(Moves moves, RolloutEvent.Cause cause, String reason) {
        moves.emit(new RolloutEvent.RollbackRequested(moves.now(), cause, null, reason, List.of()));
    }

    static Decision settle(Moves moves) {
        if (!Halts.unsettled(moves.state())) {
            return new Decision.Ignored("nothing is being halted");
        }
        Halt halt = Halts.of(moves.state()).orElseThrow();
        Fence last = moves.journey().currentRun().map(StageRun::fence).orElse(null);
        return moves.emit(new RolloutEvent.Halted(moves.now(), halt.reason(), halt.detail(), last))
                .accepted();
    }

    static Decision verdict(Moves moves, Verdict verdict) {
        Journey journey = moves.journey();
        boolean unhealthy = verdict.kind() == Verdict.Kind.UNHEALTHY;
        boolean older = journey.latestVerdict()
                .filter(last -> last.sequence() >= verdict.sequence())
                .isPresent();
        boolean stops = unhealthy && Halts.mayGoForward(moves.state());
        if (moves.state().terminal()) {
            return new Decision.Ignored("the rollout has ended");
        }
        if (verdict.attempt() != journey.attempt()) {
            return new Decision.Ignored("the verdict is about another attempt");
        }
        if (older && !stops) {
            return new Decision.Ignored("a newer verdict is known");
        }
        moves.emit(new RolloutEvent.VerdictNoted(moves.now(), verdict.noLaterThan(moves.now())));
        if (stops) {
            begin(
                    moves,
                    HaltReason.VERDICT_UNHEALTHY,
                    "UNHEALTHY at stage " + verdict.stage() + ": " + verdict.summary());
        }
        StageMoves.advance(moves);
        return moves.accepted();
    }

    static Decision started(Moves moves, RolloutInput.RollbackStarted started) {
        boolean condemns = started.afterVerdict() && !FailureKinds.onlyIntegration(started.failureKinds());
        return acting(
                moves, started.attempt(), started.rollbackId(), started.reason(), condemns ? started.reason() : null);
    }

    static Decision progressed(Moves moves, RolloutInput.RollbackProgressed progressed) {
        return acting(moves, progressed.attempt(), progressed.rollbackId(), "a rollback is under way", null);
    }

    private static Decision acting(
            Moves moves, int attempt, UUID rollbackId, String reason, @Nullable String condemnation) {
        if (attempt < moves.journey().attempt()) {
            return outrun(moves, reason);
        }
        if (moves.state() instanceof Rollout.RollingBack rolling
                && rolling.rollbackId().equals(rollbackId)) {
            return new Decision.Ignored("this rollback is known");
        }
        ensure(moves, HaltReason.ROLLBACK_STARTED, reason);
        return moves.emit(new RolloutEvent.RollbackNoted(moves.now(), rollbackId, condemnation))
                .accepted();
    }

    /** A rollback of an earlier attempt cannot undo this one (its fence is lower), so this attempt asks for its own. */
    private static Decision outrun(Moves moves, String reason) {
        if (!Halts.mayGoForward(moves.state())) {
            return new Decision.Ignored("a rollback of an earlier attempt, and this one goes back already");
        }
        begin(moves, HaltReason.ROLLBACK_STARTED, reason);
        request(moves, RolloutEvent.Cause.OPERATOR, "An earlier attempt is being rolled back: " + reason);
        return moves.accepted();
    }

    static Decision completed(Moves moves, RolloutInput.RollbackCompleted completed) {
        if (completed.attempt() < moves.journey().attempt()) {
            return outrun(moves, "a rollback of an earlier attempt completed");
        }
        ensure(moves, HaltReason.ROLLBACK_STARTED, "a rollback completed");
        Journey journey = moves.journey();
        moves.emit(new RolloutEvent.RolledBack(
                moves.now(), completed.rollbackId(), journey.condemned().isPresent(), List.of()));
        journey.condemned()
                .ifPresent(reason ->
                        moves.emit(new RolloutEvent.VersionQuarantined(moves.now(), Quarantines.of(journey), reason)));
        return moves.accepted();
    }

    static Decision failed(Moves moves, RolloutInput.RollbackFailed failed) {
        if (failed.attempt() < moves.journey().attempt()) {
            return outrun(moves, "a rollback of an earlier attempt failed");
        }
        if (moves.state() instanceof Rollout.RollbackFailed known
                && known.rollbackId().equals(failed.rollbackId())
                && !known.halt().rollbackAsked()) {
            return new Decision.Ignored("this failure is known");
        }
        ensure(moves, HaltReason.ROLLBACK_STARTED, failed.detail());
        return moves.emit(new RolloutEvent.RollbackFailed(
                        moves.now(), failed.rollbackId(), failed.reason(), failed.detail()))
                .accepted();
    }

    /** A person (or the rollout itself) wants to go back. */
    static Decision requested(Moves moves, By by, List<FailureKind> kinds) {
        if (moves.state() instanceof Rollout.RollingBack) {
            return new Decision.Ignored("it is being rolled back");
        }
        if (Halts.of(moves.state()).filter(Halt::rollbackAsked).isPresent()) {
            return new Decision.Ignored("the rollback was asked for");
        }
        ensure(moves, HaltReason.ROLLBACK_REQUESTED, by.reason());
        return moves.emit(new RolloutEvent.RollbackRequested(
                        moves.now(), RolloutEvent.Cause.OPERATOR, by.name(), by.reason(), kinds))
                .accepted();
    }
}
