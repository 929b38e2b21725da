package dev.sluice.flag.model;

/** Who wanted a revision. */
public enum Cause {
    ROLLOUT,
    ROLLBACK,
    PERSON
}
