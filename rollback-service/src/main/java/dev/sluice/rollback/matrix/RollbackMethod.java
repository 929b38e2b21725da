package dev.sluice.rollback.matrix;

/** The ways to take a change back, declared safest first: a rollback with several methods keeps this order. */
public enum RollbackMethod {
    DISABLE_FLAG(true),
    OPEN_CIRCUIT(false),
    SHIFT_TRAFFIC(true),
    SWITCH_ENVIRONMENT(false),
    DEPLOY_PREVIOUS(false),
    DOWN_MIGRATION(false),
    RESTORE_DATA(false);

    private final boolean carriedOut;

    RollbackMethod(boolean carriedOut) {
        this.carriedOut = carriedOut;
    }

    /** Whether this version of rollback-service can do it; the matrix names the others so that a plan's author sees them. */
    public boolean carriedOut() {
        return carriedOut;
    }
}
