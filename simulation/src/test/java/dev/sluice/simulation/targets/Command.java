package dev.sluice.simulation.targets;

import dev.sluice.actuators.Fence;
import dev.sluice.actuators.Weights;
import java.util.UUID;

/**
 * What a writer sends to a router.
 *
 * @param decidedAt when the writer had made sure that it may send it
 * @param rollout for whom
 * @param action whether it moves a rollout forward; otherwise it asserts what was decided before
 */
public record Command(String who, Weights weights, Fence fence, long decidedAt, UUID rollout, boolean action) {}
