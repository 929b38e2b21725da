package dev.sluice.judge.rank;

/** What a metric is. */
public enum Classification {
    PASS,
    HIGH,
    LOW,
    /** An arm has no points; it counts in no group. */
    NODATA,
    /** An arm has no points, and the metric must have some; it counts as failed. */
    NODATA_FAIL_METRIC
}
