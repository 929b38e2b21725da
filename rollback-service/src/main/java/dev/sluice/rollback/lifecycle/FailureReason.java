package dev.sluice.rollback.lifecycle;

/** Why a rollback needs a person. */
public enum FailureReason {
    /** The side that traffic should go back to has no healthy server; weights are left alone until it has one. */
    NO_SAFE_TARGET("no-safe-target", true),
    /** The target did not answer for longer than the patience; it is tried on. */
    TARGET_UNREACHABLE("target-unreachable", true),
    /** The target answers, but does not accept: a newer rollout holds it, the secret is wrong, or the version is not known there. */
    TARGET_REFUSED("target-refused", false),
    /** flag-service refused the flag's change. */
    CHANGE_REFUSED("change-refused", false),
    /** No plan of this rollout has been read. */
    UNKNOWN_ROLLOUT("unknown-rollout", false);

    private final String code;
    private final boolean triedOn;

    FailureReason(String code, boolean triedOn) {
        this.code = code;
        this.triedOn = triedOn;
    }

    /** Whether the failed step is looked at again by itself, since what stood in its way may pass. */
    boolean triedOn() {
        return triedOn;
    }

    /** As on the wire. */
    public String code() {
        return code;
    }
}
