package dev.sluice.e2e.matrix.history;

/**
 * How a rollout stood when it was looked at for the last time.
 *
 * @param exposure percent
 */
public record End(String state, double exposure, boolean quarantined) {}
