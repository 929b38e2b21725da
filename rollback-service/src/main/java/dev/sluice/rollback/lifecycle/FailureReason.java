package dev.sluice.rollback.lifecycle;

/** Why a rollback needs a person. */
public enum FailureReason {
    /** The side that traffic should go back to has no healthy server; weights were left alone. */
    NO_SAFE_TARGET("no-safe-target"),
    /** The target did not answer for longer than the patience; it is tried on. */
    TARGET_UNREACHABLE("target-unreachable"),
    /** The target answers, but does not accept: a newer rollout holds it, the secret is wrong, or the version is not known there. */
    TARGET_REFUSED("target-refused"),
    /** flag-service refused the flag's change. */
    CHANGE_REFUSED("change-refused"),
    /** No plan of this rollout has been read. */
    UNKNOWN_ROLLOUT("unknown-rollout");

    private final String code;

    FailureReason(String code) {
        this.code = code;
    }

    /** As on the wire. */
    public String code() {
        return code;
    }
}
