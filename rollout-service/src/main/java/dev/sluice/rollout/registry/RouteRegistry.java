package dev.sluice.rollout.registry;

import dev.sluice.kit.problem.ProblemException;
import dev.sluice.rollout.claims.Holder;
import dev.sluice.rollout.claims.StoredClaims;
import dev.sluice.rollout.plan.Target;
import dev.sluice.rollout.targets.RouteBook;
import dev.sluice.rollout.targets.Routers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Optional;

/** Registers, changes and removes routes, never under the feet of a rollout. In the caller's transaction. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class RouteRegistry {

    /** What became of a PUT. */
    enum Outcome {
        CREATED,
        CHANGED,
        UNCHANGED
    }

    private final RouteRepository rows;
    private final StoredClaims claims;
    private final RouteBook book;
    private final Endpoints endpoints;
    private final Routers routers;

    RouteRegistry(RouteRepository rows, StoredClaims claims, RouteBook book, Endpoints endpoints, Routers routers) {
        this.rows = rows;
        this.claims = claims;
        this.book = book;
        this.endpoints = endpoints;
        this.routers = routers;
    }

    Optional<Route> find(String name) {
        return rows.findByIdOptional(name).map(RouteEntity::route);
    }

    Outcome put(Route route, String by, Instant at) {
        endpoints.requireName(route.name());
        endpoints.requireRouterUrl(route.url());
        endpoints.requireCredential(route.credential());
        requireDriver(route);
        Optional<Holder> holder = claims.lockedHolder(Target.route(route.name()));
        Optional<RouteEntity> before = rows.findByIdOptional(route.name());
        if (before.isPresent()) {
            boolean rest = book.rests(route.name(), route.active());
            if (before.get().route().equals(route) && (rest || holder.isPresent())) {
                return Outcome.UNCHANGED;
            }
            requireIdle(route.name(), holder);
        }
        RouteEntity row = before.orElseGet(() -> new RouteEntity(route.name()));
        boolean moves = before.isEmpty() || !book.rests(route.name(), route.active());
        row.take(route, by, at);
        rows.persistAndFlush(row);
        if (moves) {
            book.assign(route.name(), route.active());
        }
        return before.isEmpty() ? Outcome.CREATED : Outcome.CHANGED;
    }

    private void requireDriver(Route route) {
        if (!routers.drivers().contains(route.driver())) {
            throw new ProblemException(
                            RegistryProblem.UNKNOWN_DRIVER, "Choose one of the drivers " + routers.drivers() + ".")
                    .error("driver", "names no driver that there is");
        }
        routers.objection(route).ifPresent(objection -> {
            throw Endpoints.badRouterUrl(objection, null);
        });
    }

    void remove(String name) {
        requireIdle(name, claims.lockedHolder(Target.route(name)));
        rows.deleteById(name);
    }

    private void requireIdle(String name, Optional<Holder> holder) {
        if (holder.isPresent() && !holder.get().settled()) {
            throw new ProblemException(
                            RegistryProblem.ROUTE_CLAIMED,
                            "Wait until rollout %s ends, or roll it back first."
                                    .formatted(holder.get().rolloutId()))
                    .with("rolloutId", holder.get().rolloutId());
        }
        if (book.lent(name)) {
            throw new ProblemException(
                    RegistryProblem.ROUTE_LENT, "Wait until the rollback that holds the route has completed.");
        }
    }
}
