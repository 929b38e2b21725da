package dev.sluice.monitor.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.kit.consume.EventConsumer;
import dev.sluice.kit.envelope.EventEnvelope;
import dev.sluice.kit.envelope.MalformedEventException;
import dev.sluice.monitor.application.AnalysisService;
import dev.sluice.monitor.application.LookScheduler;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes in every event of every rollout: a stage that is entered or applied is cut at once. */
@ApplicationScoped
public class RolloutsConsumer {
    private static final String CHANNEL = "rollouts";
    private static final String PLANNED = "dev.sluice.rollout.planned.v1";

    private final EventConsumer events;
    private final AnalysisService analyses;
    private final LookScheduler looks;
    private final ObjectMapper json;

    public RolloutsConsumer(EventConsumer events, AnalysisService analyses, LookScheduler looks, ObjectMapper json) {
        this.events = events;
        this.analyses = analyses;
        this.looks = looks;
        this.json = json;
    }

    @Incoming(CHANNEL)
    @Blocking
    public void onRollout(ConsumerRecord<String, byte[]> record) {
        events.consume(CHANNEL, record, this::handle);
        looks.wake();
    }

    private void handle(EventEnvelope event) {
        try {
            JsonNode data = json.readTree(event.data());
            if (event.type().equals(PLANNED)) {
                analyses.planned(event, data);
                return;
            }
            Optional<UUID> rollout = rollout(event);
            if (rollout.isPresent()) {
                analyses.step(rollout.get(), event, data);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new MalformedEventException("the data of " + event + " cannot be read", e);
        }
    }

    private static Optional<UUID> rollout(EventEnvelope event) {
        try {
            return Optional.of(UUID.fromString(event.subject()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
