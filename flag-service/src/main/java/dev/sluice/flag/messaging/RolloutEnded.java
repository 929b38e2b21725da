package dev.sluice.flag.messaging;

import dev.sluice.flag.change.FlagCommand.Retire;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The events after which a rollout wants nothing more of its flags.
 *
 * @param retire by when one of them is to be gone; null: the plan does not say
 */
record RolloutEnded(UUID rolloutId, @Nullable Retirement retire) {
    static final Set<String> TYPES = Set.of(
            "dev.sluice.rollout.closed.v1", "dev.sluice.rollout.rolled-back.v1", "dev.sluice.rollout.cancelled.v1");

    record Retirement(String flag, String at) {}

    UUID rollout() {
        return Wire.required(rolloutId, "rolloutId");
    }

    Optional<FlagWish<Retire>> wish() {
        return Optional.ofNullable(retire)
                .map(wanted -> new FlagWish<>(
                        Wire.required(wanted.flag(), "retire.flag"),
                        new Retire(rollout(), Wire.instant(wanted.at(), "retire.at"))));
    }
}
