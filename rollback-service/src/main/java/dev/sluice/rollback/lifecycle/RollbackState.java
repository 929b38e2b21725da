package dev.sluice.rollback.lifecycle;

import dev.sluice.rollback.projection.Undo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The states of a rollback. One exists per rollout and attempt. */
public sealed interface RollbackState {

    /** Nobody has asked. */
    record Absent() implements RollbackState {}

    /** Somebody asked who has seen more of the rollout than this service; it catches up until {@code due} at most. */
    record Waiting(Trigger trigger, Instant due) implements RollbackState {}

    /** The time to catch up went by without the rollout's plan. It begins as soon as the plan arrives. */
    record Unknown(Trigger trigger) implements RollbackState {}

    /** Some step was not read back yet. */
    record Undoing(Work work) implements UnderWay {}

    /** Everything is undone, but the rollout may still have an action in flight: targets are asserted again and again. */
    record AwaitingHalt(Work work) implements UnderWay {}

    /** The rollout has halted; every target is asserted and read back once more. */
    record Reasserting(Work work) implements UnderWay {}

    /** Everything holds and nothing can change it any more. */
    record Completed(Work work) implements RollbackState {}

    /** A person must look. Steps other than the failed one go on, and so does that one when {@link FailureReason#triedOn}. */
    record Failed(Work work, FailureReason reason, String detail, int step) implements RollbackState {}

    /** The rollout ended or opened another attempt before this one was finished. */
    record Superseded(String why) implements RollbackState {}

    /** The states in which targets are being set back. */
    sealed interface UnderWay extends RollbackState {
        Work work();
    }

    /** The state that follows from how far the work is. */
    static RollbackState of(Work work) {
        if (!work.allHeld()) {
            return new Undoing(work);
        }
        return work.halted() ? new Reasserting(work) : new AwaitingHalt(work);
    }

    /** The work, in the states that have one. */
    static Optional<Work> work(RollbackState state) {
        return switch (state) {
            case Undoing undoing -> Optional.of(undoing.work());
            case AwaitingHalt awaiting -> Optional.of(awaiting.work());
            case Reasserting reasserting -> Optional.of(reasserting.work());
            case Completed completed -> Optional.of(completed.work());
            case Failed failed -> Optional.of(failed.work());
            case Absent absent -> Optional.empty();
            case Waiting waiting -> Optional.empty();
            case Unknown unknown -> Optional.empty();
            case Superseded superseded -> Optional.empty();
        };
    }

    /**
     * The routes that are asserted in this state. After a failure all but the failed one, except that one that is unreachable or not safe
     * yet is tried on: a route that a newer rollout holds must never be touched again, even when its router forgets who held it.
     */
    static List<Step> asserted(RollbackState state) {
        int leftAlone = state instanceof Failed failed && !failed.reason().triedOn() ? failed.step() : -1;
        if (state instanceof Completed) {
            return List.of();
        }
        return work(state).map(Work::steps).orElse(List.of()).stream()
                .filter(step -> step.undo() instanceof Undo.ShiftTraffic && step.index() != leftAlone)
                .toList();
    }

    /** Whether somebody has to keep working on it; otherwise it only waits for events. */
    static boolean active(RollbackState state) {
        return state instanceof Waiting
                || state instanceof UnderWay
                || !asserted(state).isEmpty();
    }

    /** Nothing that happens changes these any more. */
    static boolean over(RollbackState state) {
        return state instanceof Completed || state instanceof Superseded;
    }
}
