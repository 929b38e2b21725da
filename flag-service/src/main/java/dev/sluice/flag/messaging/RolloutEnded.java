package dev.sluice.flag.messaging;

import java.util.Set;
import java.util.UUID;

/** The events after which a rollout wants nothing more of its flags. */
record RolloutEnded(UUID rolloutId) {
    static final Set<String> TYPES = Set.of(
            "dev.sluice.rollout.closed.v1", "dev.sluice.rollout.rolled-back.v1", "dev.sluice.rollout.cancelled.v1");

    UUID rollout() {
        return Wire.required(rolloutId, "rolloutId");
    }
}
