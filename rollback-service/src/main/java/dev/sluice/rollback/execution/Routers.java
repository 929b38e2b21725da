package dev.sluice.rollback.execution;

import dev.sluice.actuators.RouterDrivers;
import dev.sluice.actuators.TrafficRouter;
import dev.sluice.kit.credentials.Credentials;
import dev.sluice.rollback.projection.RoutePoint;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The routers of routes. Opened once, so that their connections stay. */
@ApplicationScoped
class Routers {
    private record Key(String route, RoutePoint point) {}

    private final RouterDrivers drivers = RouterDrivers.standard();
    private final Map<Key, TrafficRouter> open = new ConcurrentHashMap<>();
    private final Credentials credentials;

    Routers(Credentials credentials) {
        this.credentials = credentials;
    }

    /**
     * The router of a route.
     *
     * @throws IllegalArgumentException when there is no such driver or it cannot use the address
     */
    TrafficRouter of(String route, RoutePoint point) {
        return open.computeIfAbsent(
                new Key(route, point),
                key -> drivers.open(point.driver(), route, URI.create(point.url()), () -> secret(point)));
    }

    private Optional<String> secret(RoutePoint point) {
        return Optional.ofNullable(point.credential()).flatMap(credentials::secret);
    }
}
