package dev.sluice.rollback.projection;

import org.jspecify.annotations.Nullable;

/**
 * Where a route's router is reached.
 *
 * @param driver name of the actuator, for example {@code http}
 * @param url base address of the router's protocol
 * @param credential name of the secret, never the secret itself
 */
public record RoutePoint(
        String driver, String url, @Nullable String credential) {}
