package dev.sluice.rollout.plan;

/** What the linter knows. An error refuses the plan under a problem type of the same code; a warning is returned with it. */
public enum Rule {
    INVALID_PLAN("invalid-plan", Severity.ERROR),
    UNKNOWN_STRATEGY("unknown-strategy", Severity.ERROR),
    INVALID_STEPS("invalid-steps", Severity.ERROR),
    STEPS_NOT_INCREASING("steps-not-increasing", Severity.ERROR),
    STEP_OUT_OF_RANGE("step-out-of-range", Severity.ERROR),
    NEGATIVE_BAKE("negative-bake", Severity.ERROR),
    EMPTY_ANALYSIS("empty-analysis", Severity.ERROR),
    INVALID_MARGIN("invalid-margin", Severity.ERROR),
    UNREACHABLE_MARGIN("unreachable-margin", Severity.ERROR),
    SAME_VERSION("same-version", Severity.ERROR),
    UNKNOWN_ROUTE("route-not-registered", Severity.ERROR),
    UNKNOWN_FLAG("flag-not-known", Severity.ERROR),
    UNKNOWN_VARIANT("variant-not-known", Severity.ERROR),
    UNKNOWN_SOURCE("source-not-registered", Severity.ERROR),
    FOREIGN_TARGET("foreign-target", Severity.ERROR),
    NO_ANALYSIS("no-analysis", Severity.WARNING),
    NO_BAKE("no-bake", Severity.WARNING),
    NOT_EVERYBODY("not-everybody", Severity.WARNING),
    LOOSE_MARGIN("loose-margin", Severity.WARNING),
    DETECTABILITY("detectability", Severity.WARNING);

    /** Whether a finding refuses the plan. */
    public enum Severity {
        ERROR,
        WARNING
    }

    private final String code;
    private final Severity severity;

    Rule(String code, Severity severity) {
        this.code = code;
        this.severity = severity;
    }

    public String code() {
        return code;
    }

    public Severity severity() {
        return severity;
    }
}
