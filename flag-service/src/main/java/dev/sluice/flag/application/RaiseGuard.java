package dev.sluice.flag.application;

import dev.sluice.flag.model.Fence;
import java.util.Optional;

/**
 * Asked before a rollout's stage sets a flag, since order is promised within a topic's key and never across topics: the event that stops
 * the rollout may be published long before this service's consumer handles it. Persons and rollbacks never ask.
 */
public interface RaiseGuard {

    /**
     * Waits for the answer, at most a second.
     *
     * @return what has stopped the attempt of this fence, a sentence for a person; empty when nothing has
     * @throws StopsUnknownException when Kafka does not answer, so that nobody knows
     */
    Optional<String> stopped(Fence fence);
}
