package dev.sluice.rollout.lifecycle;

/** Why nothing goes forward any more; {@link #code} is its spelling on the wire. */
public enum HaltReason {
    VERDICT_UNHEALTHY("verdict-unhealthy"),
    ROLLBACK_STARTED("rollback-started"),
    ROLLBACK_REQUESTED("rollback-requested"),
    APPLY_FAILED("apply-failed"),
    APPLY_REFUSED("apply-refused"),
    DEADLINE_PASSED("deadline-passed");

    private final String code;

    HaltReason(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
