package dev.sluice.e2e.matrix.history;

/**
 * How a rollout stood when it was looked at for the last time.
 *
 * @param exposure percent
 * @param at when that state was first seen, milliseconds since the epoch
 */
public record End(String state, double exposure, boolean quarantined, long at) {}
