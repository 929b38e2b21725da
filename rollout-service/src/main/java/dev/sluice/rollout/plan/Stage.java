package dev.sluice.rollout.plan;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One step: an action, then a gate.
 *
 * @param index from 0
 * @param undo the way back; null when the action changes nothing
 */
public record Stage(
        int index,
        String name,
        Action action,
        @Nullable Undo undo,
        Gate gate,
        Duration deadline,
        Duration applyTimeout) {

    public Optional<Undo> wayBack() {
        return Optional.ofNullable(undo);
    }
}
