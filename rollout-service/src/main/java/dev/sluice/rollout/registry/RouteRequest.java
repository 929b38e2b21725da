package dev.sluice.rollout.registry;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A route as an admin registers it.
 *
 * @param driver how to speak to its router: {@code http} (docs/router-protocol.md) or {@code haproxy} (docs/router-haproxy.md)
 * @param url where the router takes commands about this route, as its driver wants it
 * @param credential name of the secret that the driver sends, never the secret
 * @param active the version that has all of the traffic while no rollout moves the route
 */
public record RouteRequest(
        @NotNull @Pattern(regexp = Endpoints.NAME) String service,
        @NotNull @Pattern(regexp = Endpoints.NAME) String environment,
        @NotNull @Size(max = 100) String driver,
        @NotNull @Size(max = 2000) String url,
        @Nullable @Size(max = 200) String credential,
        @NotNull @Pattern(regexp = Endpoints.NAME) String active) {

    Route route(String name) {
        return new Route(name, service, environment, driver, url, credential, active);
    }
}
