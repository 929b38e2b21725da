package dev.sluice.rollout.targets;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The queue of intents. Every method runs in the caller's transaction; outcomes come back through {@code ActionOutcomes}. */
public interface Actions {

    /**
     * Commits an intent. It becomes the route's desired state once it was read back, so that healing never raises exposure
     * on the strength of an action that has not begun.
     */
    void enqueue(ActionCommand command);

    /** No pending action of this rollout begins any more; one that is in flight is left to end. */
    void cancelPending(UUID rolloutId);

    /** It goes on after a halt that asked a person: its routes are healed in full again. */
    void goOn(UUID rolloutId);

    /** When the lease of this rollout's action in flight ends; empty when none is in flight. */
    Optional<Instant> inFlightUntil(UUID rolloutId);
}
