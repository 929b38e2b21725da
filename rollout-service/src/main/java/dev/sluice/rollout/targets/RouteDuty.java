package dev.sluice.rollout.targets;

import dev.sluice.actuators.Fence;
import dev.sluice.actuators.Weights;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a route should do now and who may say so.
 *
 * @param active the version that has the traffic when no rollout moves the route
 * @param brings the version that the rollout of {@code fence} brings; null when no rollout has moved the route
 * @param fence under which {@code desired} was decided
 * @param lentTo the rollback that writes to the router now
 * @param frozen its rollout was halted: exposure is neither raised again nor asserted
 * @param foreignFence the highest fence of others that the router ever answered with
 * @param busy an action is being tried now
 */
record RouteDuty(
        String route,
        String active,
        @Nullable String brings,
        Weights desired,
        Fence fence,
        @Nullable UUID lentTo,
        boolean frozen,
        @Nullable Fence foreignFence,
        boolean busy) {}
