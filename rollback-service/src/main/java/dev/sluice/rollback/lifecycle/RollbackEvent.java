package dev.sluice.rollback.lifecycle;

import java.time.Instant;

/** What has happened to a rollback. */
public sealed interface RollbackEvent {

    /** Whether the event goes to {@code sluice.rollbacks.v1} and takes the next version. */
    boolean published();

    /** The events that others act on. */
    sealed interface Published extends RollbackEvent {
        @Override
        default boolean published() {
            return true;
        }
    }

    /** Bookkeeping; nobody else acts on it. */
    sealed interface Internal extends RollbackEvent {
        @Override
        default boolean published() {
            return false;
        }
    }

    /** It acts now. Said again with a higher fence when it is retried, resumes, or learns of more to undo. */
    record Started(Work work) implements Published {}

    record StepCompleted(int step, Step.Held held) implements Published {}

    record Completed() implements Published {}

    record Failed(FailureReason reason, String detail, int step) implements Published {}

    /** Failed before it could start: no plan of the rollout has been read. */
    record NotStarted(Trigger trigger, String detail) implements Published {}

    record WaitBegun(Trigger trigger, Instant due) implements Internal {}

    record HaltSeen() implements Internal {}

    record StepConfirmed(int step) implements Internal {}

    record Reexposed(int step, long ms) implements Internal {}

    record Superseded(String why) implements Internal {}
}
