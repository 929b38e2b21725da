package dev.sluice.kit.topic;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Not ready until every topic exists that this service writes or reads. */
@Readiness
@ApplicationScoped
class TopicsReady implements HealthCheck {
    private final TopicProvisioner topics;

    TopicsReady(TopicProvisioner topics) {
        this.topics = topics;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("topics");
        topics.missing().forEach(topic -> response.withData(topic, "missing"));
        return response.status(topics.missing().isEmpty()).build();
    }
}
