package dev.sluice.kit.consume;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while a consumer tries the same record again. */
@Readiness
@ApplicationScoped
class ConsumersReady implements HealthCheck {
    private final ConsumerStatus status;

    ConsumersReady(ConsumerStatus status) {
        this.status = status;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("consumers");
        status.stuck().forEach((consumer, since) -> response.withData(consumer, "stuck since " + since));
        return response.status(status.stuck().isEmpty()).build();
    }
}
