package dev.sluice.rollback.messaging;

import dev.sluice.kit.consume.EventConsumer;
import dev.sluice.kit.envelope.EventEnvelope;
import dev.sluice.rollback.application.RollbackService;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the copies of rollouts, and answers requests for a rollback. */
@ApplicationScoped
public class RolloutConsumer {
    private final EventConsumer events;
    private final RollbackService service;

    public RolloutConsumer(EventConsumer events, RollbackService service) {
        this.events = events;
        this.service = service;
    }

    @Incoming("rollouts")
    @Blocking
    public void onRollout(ConsumerRecord<String, byte[]> record) {
        events.consume("rollouts", record, this::handle);
    }

    private void handle(EventEnvelope event) {
        RolloutReader.fact(event).ifPresent(fact -> {
            UUID rolloutId = RolloutReader.rolloutId(event);
            service.learn(rolloutId, event.sequence(), fact, event.id());
            if (event.type().equals(RolloutReader.REQUESTED)) {
                service.begin(TriggerReader.request(event), event.environment(), event.service());
            }
        });
    }
}
