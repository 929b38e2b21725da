package dev.sluice.rollout.targets;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Who leases rows: this process, not its name, since a process that was killed and started again is another holder. */
@ApplicationScoped
public class Replica {

    private final String owner;

    Replica(@ConfigProperty(name = "sluice.replica", defaultValue = "rollout-service-0") String name) {
        this.owner = name + "/" + UUID.randomUUID();
    }

    String owner() {
        return owner;
    }
}
