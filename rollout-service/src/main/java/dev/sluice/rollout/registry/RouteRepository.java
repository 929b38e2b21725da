package dev.sluice.rollout.registry;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** Rows of routes. */
@ApplicationScoped
class RouteRepository implements PanacheRepositoryBase<RouteEntity, String> {}
