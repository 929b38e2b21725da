package dev.sluice.simulation.rollout;

import dev.sluice.rollout.lifecycle.Rollout;
import dev.sluice.simulation.bus.StopReader;
import dev.sluice.simulation.world.Replica;
import dev.sluice.simulation.world.Sabotage;
import dev.sluice.simulation.world.World;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * A completed rollout is closed only by who has asked its stop-reader; as the class of that name in rollout-service. Remembers when, since
 * what is published after the question nobody can know.
 */
public final class Closing {
    private final World world;
    private final Map<Replica, StopReader> readers;
    private final Map<UUID, Long> allowed = new HashMap<>();

    Closing(World world, Map<Replica, StopReader> readers) {
        this.world = world;
        this.readers = readers;
    }

    /** Whether this replica may close it, or it is not completed and so nobody does. */
    boolean allows(Replica replica, Rollout state) {
        if (!(state instanceof Rollout.Completed)) {
            return true;
        }
        UUID id = state.journey().rolloutId();
        StopReader reader = Objects.requireNonNull(readers.get(replica), replica.name());
        boolean clear = world.sabotage() == Sabotage.CLOSES_WITHOUT_ASKING
                || reader.ask(id, state.journey().attempt()) == StopReader.Answer.CLEAR;
        if (clear) {
            allowed.put(id, world.now());
        }
        return clear;
    }

    /** Whether a rollback of it, published then, could not be known when it was last allowed to close this rollout. */
    public boolean couldNotKnow(UUID rollout, long published) {
        Long when = allowed.get(rollout);
        return when != null && published > when - StopReader.KNOWLEDGE;
    }
}
