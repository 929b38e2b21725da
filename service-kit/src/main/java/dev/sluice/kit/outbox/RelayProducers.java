package dev.sluice.kit.outbox;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the relay's producers, all with the one transactional id of this service. */
@ApplicationScoped
class RelayProducers {
    private final Map<String, Object> broker;
    private final String service;
    private final String topicPrefix;

    RelayProducers(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            @ConfigProperty(name = "quarkus.application.name") String service,
            @ConfigProperty(name = "sluice.topic-prefix") Optional<String> topicPrefix) {
        this.broker = broker;
        this.service = service;
        this.topicPrefix = topicPrefix.orElse("");
    }

    RelayProducer open() {
        return new RelayProducer(broker, topicPrefix + service + "-outbox", topicPrefix);
    }
}
