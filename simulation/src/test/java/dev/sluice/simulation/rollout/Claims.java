package dev.sluice.simulation.rollout;

import dev.sluice.rollout.plan.Target;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Which rollout moves which target. */
final class Claims {
    private final Map<Target, UUID> holders = new HashMap<>();

    Optional<UUID> holder(Target target) {
        return Optional.ofNullable(holders.get(target));
    }

    void claim(Target target, UUID rollout) {
        holders.put(target, rollout);
    }

    void release(UUID rollout) {
        holders.values().removeIf(rollout::equals);
    }
}
