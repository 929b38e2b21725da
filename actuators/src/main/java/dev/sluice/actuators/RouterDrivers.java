package dev.sluice.actuators;

import dev.sluice.actuators.haproxy.HaproxyTrafficRouter;
import dev.sluice.actuators.http.HttpTrafficRouter;
import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Router drivers by name; a route is registered with the name of its driver. Immutable. */
public final class RouterDrivers {

    /** Makes the router of one route; connects to nothing yet. */
    @FunctionalInterface
    public interface Factory {
        /**
         * Makes the router of one route.
         *
         * @param route the route's name as the router knows it
         * @param url where the router listens for commands about this route
         * @param secret asked before every write, so that a rotated secret counts at once; empty when there is none
         * @throws IllegalArgumentException when the driver cannot use such a route or url; the message says why
         */
        TrafficRouter open(String route, URI url, Supplier<Optional<String>> secret);
    }

    private final Map<String, Factory> factories;

    private RouterDrivers(Map<String, Factory> factories) {
        this.factories = factories;
    }

    /** The drivers that Sluice brings. */
    public static RouterDrivers standard() {
        return new RouterDrivers(Map.of())
                .with("http", HttpTrafficRouter::new)
                .with("haproxy", HaproxyTrafficRouter::new);
    }

    /** These drivers and one more, or one replaced. */
    public RouterDrivers with(String name, Factory factory) {
        Map<String, Factory> more = new TreeMap<>(factories);
        more.put(name, factory);
        return new RouterDrivers(Collections.unmodifiableMap(more));
    }

    public SortedSet<String> names() {
        return new TreeSet<>(factories.keySet());
    }

    /**
     * Makes the router of one route with the named driver.
     *
     * @throws IllegalArgumentException for a driver that does not exist, or when the driver refuses the route or url
     */
    public TrafficRouter open(String driver, String route, URI url, Supplier<Optional<String>> secret) {
        Factory factory = factories.get(driver);
        if (factory == null) {
            throw new IllegalArgumentException("no router driver '%s'; there are %s".formatted(driver, names()));
        }
        return factory.open(route, url, secret);
    }
}
