package dev.sluice.rollout.targets;

import dev.sluice.actuators.Fence;
import dev.sluice.actuators.RouterState;
import dev.sluice.actuators.Weights;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Opens {@link Drift}, {@link Backoff} and {@link Fences} to the simulation. */
public final class Duty {
    /** What a look at a route asks for. */
    public enum Act {
        NOTHING,
        HEAL,
        YIELD
    }

    private Duty() {}

    /** The rows of a route as {@link RouteDuty} has them. */
    public record Row(
            String route,
            String active,
            @Nullable String brings,
            Weights desired,
            Fence fence,
            @Nullable UUID lentTo,
            boolean frozen,
            @Nullable Fence foreignFence,
            boolean busy) {}

    public static Act judge(Row row, RouterState seen) {
        RouteDuty duty = new RouteDuty(
                row.route(),
                row.active(),
                row.brings(),
                row.desired(),
                row.fence(),
                row.lentTo(),
                row.frozen(),
                row.foreignFence(),
                row.busy());
        return switch (Drift.judge(duty, seen)) {
            case Drift.InPlace inPlace -> Act.NOTHING;
            case Drift.Leave leave -> Act.NOTHING;
            case Drift.Yield yield -> Act.YIELD;
            case Drift.Heal heal -> Act.HEAL;
        };
    }

    public static Fence fence(dev.sluice.rollout.lifecycle.Fence fence) {
        return Fences.of(fence);
    }

    public static Fence first() {
        return Fences.FIRST;
    }
}
