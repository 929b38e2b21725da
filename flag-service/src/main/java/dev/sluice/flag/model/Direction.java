package dev.sluice.flag.model;

/** Which way a fence points; the order of the constants is the order of fences. */
public enum Direction {
    FORWARD,
    ROLLBACK
}
