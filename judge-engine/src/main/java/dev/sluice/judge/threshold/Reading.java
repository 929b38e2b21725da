package dev.sluice.judge.threshold;

/** What one interval says. */
public enum Reading {
    WITHIN,
    BEYOND,
    /** No value; it is neither good nor bad. */
    MISSING
}
