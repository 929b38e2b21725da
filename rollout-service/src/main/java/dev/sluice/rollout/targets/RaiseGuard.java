package dev.sluice.rollout.targets;

import dev.sluice.actuators.Fence;
import java.util.Optional;

/**
 * Asked right before each write that may raise exposure, since order is promised within a topic's key and never across topics: the
 * event that stops a rollout may be published long before this service's consumer handles it. Lowering never asks.
 */
public interface RaiseGuard {

    /**
     * Waits for the answer, at most a second.
     *
     * @param fence of the write
     * @return why nothing may rise under this fence now, a sentence for a person; empty when it may
     */
    Optional<String> objection(Fence fence);
}
