package dev.sluice.rollback.matrix;

/** What broke; the {@code blames} of the metric that failed, refined by what the stage did. */
public enum FailureKind {
    APPLICATION,
    FEATURE,
    SCHEMA,
    DATA,
    INTEGRATION
}
