package dev.sluice.rollout.registry;

import org.jspecify.annotations.Nullable;

/**
 * A traffic route that an admin registered.
 *
 * @param driver the actuator, for example {@code http}
 * @param credential name of the secret that the driver sends, never the secret
 * @param active the version that has the traffic when no rollout moves it
 */
public record Route(
        String name,
        String service,
        String environment,
        String driver,
        String url,
        @Nullable String credential,
        String active) {}
