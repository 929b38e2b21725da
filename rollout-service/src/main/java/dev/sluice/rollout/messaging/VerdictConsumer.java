package dev.sluice.rollout.messaging;

import dev.sluice.kit.consume.EventConsumer;
import dev.sluice.kit.envelope.EventEnvelope;
import dev.sluice.rollout.application.RolloutService;
import dev.sluice.rollout.lifecycle.RolloutInput;
import dev.sluice.rollout.lifecycle.Verdict;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Verdicts for the core. */
@ApplicationScoped
public class VerdictConsumer {

    static final String REACHED = "dev.sluice.verdict.reached.v1";

    private final EventConsumer events;
    private final RolloutService service;

    VerdictConsumer(EventConsumer events, RolloutService service) {
        this.events = events;
        this.service = service;
    }

    @Incoming("verdicts")
    @Blocking
    public void onRecord(ConsumerRecord<String, byte[]> record) {
        events.consume("verdicts", record, this::handle);
    }

    void handle(EventEnvelope event) {
        if (event.type().equals(REACHED)) {
            Data data = Data.of(event);
            var unused = service.handle(
                    data.uuid("rolloutId"), new RolloutInput.VerdictReached(verdict(event, data)), event.id());
        }
    }

    static Verdict verdict(EventEnvelope event, Data data) {
        return new Verdict(
                event.id(),
                event.sequence(),
                data.integer("attempt"),
                data.integer("stage"),
                data.constant("verdict", Verdict.Kind.class),
                data.numberOrNull("appliedSequence"),
                data.instant("at"),
                data.failureKinds("blames"),
                data.text("summary"));
    }
}
