package dev.sluice.rollback.messaging;

import dev.sluice.kit.consume.EventConsumer;
import dev.sluice.kit.envelope.EventEnvelope;
import dev.sluice.rollback.application.RollbackService;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears what flag-service made of the flag steps. */
@ApplicationScoped
public class FlagConsumer {
    private final EventConsumer events;
    private final RollbackService service;

    public FlagConsumer(EventConsumer events, RollbackService service) {
        this.events = events;
        this.service = service;
    }

    @Incoming("flags")
    @Blocking
    public void onFlag(ConsumerRecord<String, byte[]> record) {
        events.consume("flags", record, this::handle);
    }

    private void handle(EventEnvelope event) {
        FlagAnswers.read(event)
                .ifPresent(answer ->
                        service.report(answer.fence().rollout(), answer.fence().attempt(), answer.input(), event.id()));
    }
}
