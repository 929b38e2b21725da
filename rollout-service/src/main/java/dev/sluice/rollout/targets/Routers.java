package dev.sluice.rollout.targets;

import dev.sluice.actuators.RouterDrivers;
import dev.sluice.actuators.TrafficRouter;
import dev.sluice.kit.credentials.Credentials;
import dev.sluice.rollout.registry.Route;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The routers of registered routes, opened once per registration. */
@ApplicationScoped
public class Routers {

    private record Opened(Address address, TrafficRouter router) {}

    private record Address(
            String driver, String url, @Nullable String credential) {}

    private final RouterDrivers drivers = RouterDrivers.standard();
    private final Map<String, Opened> opened = new ConcurrentHashMap<>();
    private final Credentials credentials;

    Routers(Credentials credentials) {
        this.credentials = credentials;
    }

    /** @throws IllegalArgumentException when the driver cannot use the route's name or url */
    TrafficRouter open(Route route) {
        Address address = new Address(route.driver(), route.url(), route.credential());
        return opened.compute(
                        route.name(),
                        (name, before) -> before != null && before.address().equals(address)
                                ? before
                                : new Opened(address, connect(name, address)))
                .router();
    }

    /** The names of the drivers that there are. */
    public SortedSet<String> drivers() {
        return drivers.names();
    }

    /** Says why a driver could not use this; empty when it could. Connects to nothing. */
    public Optional<String> objection(Route route) {
        try {
            connect(route.name(), new Address(route.driver(), route.url(), route.credential()));
            return Optional.empty();
        } catch (IllegalArgumentException objection) {
            return Optional.of(String.valueOf(objection.getMessage()));
        }
    }

    private TrafficRouter connect(String name, Address address) {
        String credential = address.credential();
        return drivers.open(
                address.driver(),
                name,
                URI.create(address.url()),
                () -> credential == null ? Optional.empty() : credentials.secret(credential));
    }
}
