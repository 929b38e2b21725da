package dev.sluice.e2e.matrix.history;

/**
 * Whom the candidate gets, read from where it is decided.
 *
 * @param at milliseconds since the epoch
 */
public record Exposure(long at, double percent) {}
