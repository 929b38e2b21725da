package dev.sluice.e2e.matrix.history;

/**
 * How a rollout stood when it was looked at for the last time.
 *
 * @param exposure percent
 * @param version of the aggregate: the sequence of its last event
 */
public record End(String state, double exposure, boolean quarantined, long version) {}
