package dev.sluice.rollout.lifecycle;

/**
 * A stop of everything that goes forward.
 *
 * @param settled false while an action may still be in flight
 * @param rollbackAsked whether this service has asked for the rollback (after UNHEALTHY nobody needs to ask)
 */
public record Halt(HaltReason reason, String detail, boolean settled, boolean rollbackAsked) {

    static Halt begun(HaltReason reason, String detail) {
        return new Halt(reason, detail, false, false);
    }

    Halt withSettled() {
        return new Halt(reason, detail, true, rollbackAsked);
    }

    Halt withRollbackAsked(boolean asked) {
        return new Halt(reason, detail, settled, asked);
    }

    /** A deadline that the plan answers with {@code hold}: the one stop from which a person can go on. */
    public boolean asksAPerson() {
        return reason == HaltReason.DEADLINE_PASSED && !rollbackAsked;
    }
}
