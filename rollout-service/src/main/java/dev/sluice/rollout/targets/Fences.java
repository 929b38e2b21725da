package dev.sluice.rollout.targets;

import dev.sluice.actuators.Fence;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Fences of routes that no rollout moves, and the way from the core's fences to the drivers'. Pure. */
final class Fences {

    /** Below every rollout: what a route has that none ever moved. */
    static final Fence FIRST = new Fence(new UUID(0, 0), 1, Fence.Direction.FORWARD, 1);

    private Fences() {}

    static Fence of(dev.sluice.rollout.lifecycle.Fence fence) {
        Fence.Direction direction =
                switch (fence.direction()) {
                    case FORWARD -> Fence.Direction.FORWARD;
                    case ROLLBACK -> Fence.Direction.ROLLBACK;
                };
        return new Fence(fence.rollout(), fence.attempt(), direction, fence.sequence());
    }

    /** The least fence above both: a person's change of an idle route outranks what was, and no later rollout. */
    static Fence after(Fence own, @Nullable Fence foreign) {
        Fence highest = foreign != null && own.isLowerThan(foreign) ? foreign : own;
        return new Fence(highest.rollout(), highest.attempt(), highest.direction(), highest.sequence() + 1);
    }
}
