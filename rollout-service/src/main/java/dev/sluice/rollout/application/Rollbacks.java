package dev.sluice.rollout.application;

import dev.sluice.rollout.lifecycle.Fence;
import dev.sluice.rollout.lifecycle.Rollout;
import dev.sluice.rollout.lifecycle.RolloutInput;
import dev.sluice.rollout.targets.RouteOwnership;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What rollback-service tells: for the core, and for who asserts the routes afterwards. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Rollbacks {

    private final RolloutService service;
    private final RouteOwnership routes;

    Rollbacks(RolloutService service, RouteOwnership routes) {
        this.service = service;
        this.routes = routes;
    }

    /** What holds on a route after the rollback. */
    public record RestoredRoute(String route, Map<String, Integer> weights, Fence fence) {
        public RestoredRoute {
            weights = Map.copyOf(weights);
        }
    }

    public void news(UUID rolloutId, RolloutInput input, UUID eventId) {
        var unused = service.handle(rolloutId, input, eventId);
    }

    /** The routes come back to this service, which heals them from here on. */
    public void completed(
            UUID rolloutId, RolloutInput.RollbackCompleted input, List<RestoredRoute> restored, UUID eventId) {
        boolean rolledBack = service.handle(rolloutId, input, eventId)
                .filter(outcome -> outcome.after() instanceof Rollout.RolledBack ended
                        && ended.rollbackId().equals(input.rollbackId()))
                .isPresent();
        if (rolledBack) {
            restored.forEach(route -> routes.takeBack(route.route(), route.weights(), route.fence()));
        }
    }
}
