package dev.sluice.rollout.registry;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Routes as planners look them up. */
@ApplicationScoped
class RegisteredRoutes implements Routes {

    private final RouteRepository rows;

    RegisteredRoutes(RouteRepository rows) {
        this.rows = rows;
    }

    @Override
    public Optional<Route> find(String name) {
        return rows.findByIdOptional(name).map(RouteEntity::route);
    }
}
