package dev.sluice.kit.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while an event waits too long for Kafka. Parked events are shown, but one bad key takes no service down. */
@Readiness
@ApplicationScoped
class OutboxReady implements HealthCheck {
    private final OutboxBacklog backlog;
    private final OutboxConfig config;

    OutboxReady(OutboxBacklog backlog, OutboxConfig config) {
        this.backlog = backlog;
        this.config = config;
    }

    @Override
    public HealthCheckResponse call() {
        OutboxBacklog.Size size = backlog.size();
        return HealthCheckResponse.named("outbox")
                .withData("waiting", size.waiting())
                .withData("parked", size.parked())
                .withData("oldestMillis", size.oldestMillis())
                .status(size.oldest().compareTo(config.maxAge()) <= 0)
                .build();
    }
}
