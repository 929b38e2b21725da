package dev.sluice.e2e.matrix.history;

/**
 * When the fault struck and when what was hit was brought back (for a kill: when its new process began), in milliseconds since
 * the epoch.
 */
public record Window(long begin, long end) {}
