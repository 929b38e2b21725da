package dev.sluice.rollout.targets;

import dev.sluice.rollout.registry.Route;
import dev.sluice.rollout.registry.Routes;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Carries out one leased action and reports what came of it. Blocks as long as the router does. */
@ApplicationScoped
public class ActionRunner {

    private final Routes routes;
    private final Routers routers;
    private final RaiseGuard guard;
    private final ActionReport report;
    private final Backoff backoff;

    ActionRunner(Routes routes, Routers routers, RaiseGuard guard, ActionReport report, TargetsConfig config) {
        this.routes = routes;
        this.routers = routers;
        this.guard = guard;
        this.report = report;
        this.backoff = new Backoff(config.firstBackoff(), config.longestBackoff());
    }

    void run(LeasedAction action) {
        Optional<Route> route = QuarkusTransaction.requiringNew().call(() -> routes.find(action.route()));
        TryResult result = route.isEmpty()
                ? new TryResult.Refused("Route '%s' is no longer registered.".formatted(action.route()))
                : ActionTry.run(action, routers.open(route.get()), guard::objection);
        switch (result) {
            case TryResult.Held held -> report.held(action, held.observed());
            case TryResult.Refused refused -> report.refused(action, refused.why());
            case TryResult.NotYet notYet -> report.notYet(action, backoff.after(action.tries()), notYet.why());
        }
    }
}
