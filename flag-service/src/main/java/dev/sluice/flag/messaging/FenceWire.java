package dev.sluice.flag.messaging;

import dev.sluice.flag.model.Direction;
import dev.sluice.flag.model.Fence;
import java.util.UUID;

/** A fence as events carry it. */
record FenceWire(UUID rollout, int attempt, Direction direction, long sequence) {

    static FenceWire of(Fence fence) {
        return new FenceWire(fence.rollout(), fence.attempt(), fence.direction(), fence.sequence());
    }

    Fence toFence() {
        if (sequence < 1) {
            throw new IllegalArgumentException("the sequence of a fence is at least 1");
        }
        return new Fence(
                Wire.required(rollout, "fence.rollout"), attempt, Wire.required(direction, "direction"), sequence);
    }
}
