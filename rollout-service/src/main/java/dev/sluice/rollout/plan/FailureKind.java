package dev.sluice.rollout.plan;

/** What broke; picks the rollback method. */
public enum FailureKind {
    APPLICATION,
    FEATURE,
    SCHEMA,
    DATA,
    INTEGRATION
}
