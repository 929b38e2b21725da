package dev.sluice.rollout.targets;

import dev.sluice.rollout.lifecycle.Fence;
import dev.sluice.rollout.plan.Action;
import dev.sluice.rollout.plan.Target;
import java.time.Instant;
import java.util.UUID;

/**
 * An intent to move one target, committed before anything is moved.
 *
 * @param desired what the target must read back as
 * @param enteredEventId the {@code stage-entered} event that asks for it; when {@code raisesExposure}, Kafka must have acknowledged it
 *     before the action starts, so that nobody is exposed unwatched
 * @param applyBy the action must have been read back by then; afterwards it must not start any more
 */
public record ActionCommand(
        UUID rolloutId,
        int attempt,
        int stage,
        Target target,
        Action.SetWeights desired,
        Fence fence,
        UUID enteredEventId,
        boolean raisesExposure,
        Instant applyBy) {}
