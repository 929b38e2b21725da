package dev.sluice.rollback.projection;

import java.util.UUID;

/** Which rollout this is, and whom it concerns. */
public record Identity(UUID rolloutId, String name, String service, String environment) {}
