package dev.sluice.rollout.targets;

import dev.sluice.rollout.lifecycle.Fence;
import java.util.Map;
import java.util.UUID;

/** Who asserts a route's weights: rollout-service always, except while the route is lent to a rollback. In the caller's transaction. */
public interface RouteOwnership {

    /** From {@code rollback.started} on: no action, no healing. Lending twice is lending once. */
    void lend(String route, UUID rollbackId);

    /** At {@code rollback.completed}: these weights hold now, under this fence, and are healed from here on. */
    void takeBack(String route, Map<String, Integer> weights, Fence fence);

    /** The version that is active on this route now (at completion, or after a rollback of a completed rollout). */
    void activate(String route, String version);
}
