package dev.sluice.judge;

/** What broke, as the plan's metric says; it picks the rollback method. */
public enum FailureKind {
    APPLICATION,
    FEATURE,
    SCHEMA,
    DATA,
    INTEGRATION
}
