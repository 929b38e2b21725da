package dev.sluice.judge;

/** What the e-values of all metrics together say about one of them. */
public enum Alarm {
    SILENT,
    /** The bound is reached by the e-process that trusts the instances, not by its guard. */
    NOISE,
    /** The bound is reached, but within the limit that the plan sets. */
    WITHIN_LIMIT,
    RAISED
}
