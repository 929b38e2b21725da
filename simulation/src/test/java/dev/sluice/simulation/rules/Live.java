package dev.sluice.simulation.rules;

import dev.sluice.rollout.lifecycle.Journey;
import dev.sluice.rollout.lifecycle.Rollout;
import dev.sluice.simulation.rollout.RolloutRow;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Which rollout brings which version or variant to which target. */
final class Live {
    /** What a rollout changes. */
    record Bringing(UUID rollout, String target, String to, RolloutRow row) {
        /** Whether it can still be rolled back. */
        boolean armed() {
            return !row.state().terminal();
        }

        /** Whether it is still on its way: what has completed is what everybody should have. */
        boolean underWay() {
            return !row.state().terminal() && !(row.state() instanceof Rollout.Completed);
        }
    }

    private final Map<UUID, Bringing> all = new LinkedHashMap<>();

    void add(RolloutRow row) {
        Journey journey = row.state().journey();
        all.computeIfAbsent(
                journey.rolloutId(),
                id -> new Bringing(
                        id,
                        journey.compiled().targets().getFirst().name(),
                        journey.compiled().plan().change().to(),
                        row));
    }

    Collection<Bringing> all() {
        return all.values();
    }
}
