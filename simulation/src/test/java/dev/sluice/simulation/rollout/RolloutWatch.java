package dev.sluice.simulation.rollout;

import dev.sluice.rollout.lifecycle.Rollout;
import dev.sluice.rollout.lifecycle.RolloutInput;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Told of every transaction around the core of rollout-service. */
public interface RolloutWatch {
    /**
     * One input was decided and stored.
     *
     * @param before null for a rollout that was just planned
     * @param from how many entries its history had before
     */
    void decided(@Nullable Rollout before, RolloutInput input, RolloutRow row, int from);

    /** An applier says that this stage is applied; in the same transaction. {@code begun}: when that try began. */
    void applied(UUID rollout, String route, Map<String, Integer> weights, long begun);
}
