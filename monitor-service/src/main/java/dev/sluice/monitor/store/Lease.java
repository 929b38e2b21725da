package dev.sluice.monitor.store;

import java.util.UUID;

/** The right to look at one rollout for a while. */
public record Lease(UUID rolloutId, UUID token) {}
