package dev.sluice.rollout.store;

import dev.sluice.rollout.lifecycle.Rollout;
import java.time.Instant;

/** A rollout with what its row knows besides the state. */
public record StoredRollout(Rollout rollout, String plannedBy, Instant createdAt, Instant updatedAt) {}
