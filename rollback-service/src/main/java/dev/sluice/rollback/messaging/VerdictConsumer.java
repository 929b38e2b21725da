package dev.sluice.rollback.messaging;

import dev.sluice.kit.consume.EventConsumer;
import dev.sluice.kit.envelope.EventEnvelope;
import dev.sluice.rollback.application.RollbackService;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Rolls back what is UNHEALTHY, at once: the many other verdicts take no transaction that it would have to wait for. */
@ApplicationScoped
public class VerdictConsumer {
    private final EventConsumer events;
    private final RollbackService service;

    public VerdictConsumer(EventConsumer events, RollbackService service) {
        this.events = events;
        this.service = service;
    }

    @Incoming("verdicts")
    @Blocking
    public void onVerdict(ConsumerRecord<String, byte[]> record) {
        events.consume("verdicts", record, event -> TriggerReader.verdict(event).isPresent(), this::handle);
    }

    private void handle(EventEnvelope event) {
        TriggerReader.verdict(event).ifPresent(trigger -> service.begin(trigger, event.environment(), event.service()));
    }
}
