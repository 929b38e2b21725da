package dev.sluice.monitor.analysis;

import java.util.UUID;

/** Whom an analysis is about, and who may read it. */
public record Subject(UUID rolloutId, String environment, String service) {}
