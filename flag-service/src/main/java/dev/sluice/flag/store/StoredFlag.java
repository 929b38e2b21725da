package dev.sluice.flag.store;

import dev.sluice.flag.model.Flag;
import java.time.Instant;

/** A flag and when it was written. */
public record StoredFlag(Flag flag, Instant createdAt, Instant changedAt) {}
