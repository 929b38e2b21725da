package dev.sluice.kit.auth;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Turns OIDC on when {@code quarkus.oidc.auth-server-url} is set; without it Quarkus would refuse to start. */
public class OidcSwitch implements ConfigSourceFactory {
    private static final int BELOW_EVERY_FILE = 50;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        ConfigValue url = context.getValue("quarkus.oidc.auth-server-url");
        boolean configured =
                url != null && url.getValue() != null && !url.getValue().isEmpty();
        // Said in both cases: what held at build time must not hold when the service is configured later.
        return List.of(new PropertiesConfigSource(
                Map.of("quarkus.oidc.tenant-enabled", Boolean.toString(configured)), "sluice OIDC", BELOW_EVERY_FILE));
    }
}
