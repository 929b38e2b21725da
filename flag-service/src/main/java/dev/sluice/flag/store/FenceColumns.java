package dev.sluice.flag.store;

import dev.sluice.flag.model.Direction;
import dev.sluice.flag.model.Fence;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A fence in columns. */
@Embeddable
record FenceColumns(
        @Column(name = "fence_rollout") UUID rollout,
        @Column(name = "fence_attempt") Integer attempt,

        @Column(name = "fence_direction") @Enumerated(EnumType.STRING)
        Direction direction,

        @Column(name = "fence_sequence") Long sequence) {

    static @Nullable FenceColumns of(@Nullable Fence fence) {
        return fence == null
                ? null
                : new FenceColumns(fence.rollout(), fence.attempt(), fence.direction(), fence.sequence());
    }

    Fence toFence() {
        return new Fence(rollout, attempt, direction, sequence);
    }
}
