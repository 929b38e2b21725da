package dev.sluice.rollout.registry;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A source of metrics that an admin registered.
 *
 * @param service whose plans may use it; {@code *} for everybody's, like the environment
 * @param type a label of {@link SourceType}
 * @param credential name of the secret, never the secret
 * @param names what the type needs besides, by the names of the registration's fields; empty for a gateway
 */
public record Source(
        String name,
        String service,
        String environment,
        String type,
        String url,
        @Nullable String credential,
        Map<String, String> names) {
    public Source {
        names = Map.copyOf(names);
    }
}
