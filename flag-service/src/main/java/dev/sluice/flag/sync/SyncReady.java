package dev.sluice.flag.sync;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready as soon as providers can connect, or when none are wanted. */
@Readiness
@ApplicationScoped
class SyncReady implements HealthCheck {
    private final SyncServer server;

    SyncReady(SyncServer server) {
        this.server = server;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("flag sync")
                .status(server.isReady())
                .withData("streams", server.streams().size())
                .build();
    }
}
