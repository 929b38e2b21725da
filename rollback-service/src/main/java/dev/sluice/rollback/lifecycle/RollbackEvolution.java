package dev.sluice.rollback.lifecycle;

import dev.sluice.rollback.lifecycle.RollbackState.Failed;
import dev.sluice.rollback.lifecycle.RollbackState.UnderWay;
import java.util.function.UnaryOperator;

/** Applies events. Total: an event that cannot happen in a state leaves the state as it is. */
public final class RollbackEvolution {
    private RollbackEvolution() {}

    public static Rollback evolve(Rollback rollback, RollbackEvent event) {
        long version = rollback.version() + (event.published() ? 1 : 0);
        return new Rollback(rollback.id(), version, next(rollback.state(), event));
    }

    private static RollbackState next(RollbackState state, RollbackEvent event) {
        return switch (event) {
            case RollbackEvent.Started started -> RollbackState.of(started.work());
            case RollbackEvent.WaitBegun begun -> new RollbackState.Waiting(begun.trigger(), begun.due());
            case RollbackEvent.NotStarted not -> new RollbackState.Unknown(not.trigger());
            case RollbackEvent.Superseded superseded -> new RollbackState.Superseded(superseded.why());
            case RollbackEvent.Completed ignored ->
                RollbackState.work(state)
                        .<RollbackState>map(RollbackState.Completed::new)
                        .orElse(state);
            case RollbackEvent.Failed failed ->
                RollbackState.work(state)
                        .<RollbackState>map(work -> new Failed(work, failed.reason(), failed.detail(), failed.step()))
                        .orElse(state);
            case RollbackEvent.StepCompleted done ->
                change(state, work -> work.with(done.step(), step -> step.holding(done.held())));
            case RollbackEvent.StepConfirmed confirmed ->
                change(state, work -> work.with(confirmed.step(), step -> step.confirming(true)));
            case RollbackEvent.Reexposed again ->
                change(state, work -> work.with(work.tally().plusReexposed(again.ms())));
            case RollbackEvent.HaltSeen ignored -> change(state, Work::halting);
        };
    }

    private static RollbackState change(RollbackState state, UnaryOperator<Work> change) {
        return switch (state) {
            case UnderWay underWay -> RollbackState.of(change.apply(underWay.work()));
            case Failed failed ->
                new Failed(change.apply(failed.work()), failed.reason(), failed.detail(), failed.step());
            case RollbackState.Absent absent -> absent;
            case RollbackState.Waiting waiting -> waiting;
            case RollbackState.Unknown unknown -> unknown;
            case RollbackState.Completed completed -> completed;
            case RollbackState.Superseded superseded -> superseded;
        };
    }
}
