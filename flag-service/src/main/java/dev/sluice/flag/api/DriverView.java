package dev.sluice.flag.api;

import dev.sluice.flag.model.Direction;
import dev.sluice.flag.model.Driver;
import dev.sluice.flag.model.Fence;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rollout that drives the flag or drove it last.
 *
 * @param active it has not ended: only disabling works meanwhile
 * @param heldByPerson a person changed the flag: this attempt of the rollout cannot override that
 */
public record DriverView(UUID rolloutId, int attempt, Direction direction, boolean active, boolean heldByPerson) {
    static @Nullable DriverView of(@Nullable Driver driver) {
        if (driver == null) {
            return null;
        }
        Fence fence = driver.fence();
        return new DriverView(
                fence.rollout(), fence.attempt(), fence.direction(), driver.active(), driver.heldByPerson());
    }
}
