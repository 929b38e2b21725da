package dev.sluice.rollout.claims;

import dev.sluice.rollout.plan.Target;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Which rollout moves which target. Every method runs in the caller's transaction. */
public interface Claims {

    /**
     * Locks these targets until the transaction ends and gives an id for a new rollout: a UUIDv7 greater (as text) than every rollout
     * that ever claimed one of them, since fences compare ids.
     */
    UUID nextRolloutId(Collection<Target> targets);

    /** The rollouts that hold any of these targets now, each once. */
    List<UUID> holders(Collection<Target> targets);

    /** Claims all of these targets, or none and names a holder. Claiming again is claiming once. */
    Optional<UUID> claim(UUID rolloutId, Collection<Target> targets);

    /** Gives up everything that this rollout holds. */
    void release(UUID rolloutId);
}
