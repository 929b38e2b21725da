package dev.sluice.rollout.targets;

import dev.sluice.actuators.Fence;
import java.util.Optional;

/** What this process has read of the events that stop rollouts, ahead of its consumers. */
public interface StopKnowledge {

    /** Whether everything is known that was published before this call. Waits for the answer, at most a second. */
    boolean caughtUp();

    /** What has stopped the attempt of this fence, a sentence for a person; as far as is known. */
    Optional<String> stop(Fence fence);

    /** The same, of rollbacks only. */
    Optional<String> rollback(Fence fence);
}
