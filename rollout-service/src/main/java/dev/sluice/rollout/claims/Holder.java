package dev.sluice.rollout.claims;

import java.util.UUID;

/**
 * Who holds a target.
 *
 * @param settled the holder has completed and only watches; it still may be rolled back
 */
public record Holder(UUID rolloutId, boolean settled) {}
