package dev.sluice.rollout.timeline;

import dev.sluice.kit.consume.EventConsumer;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads all four topics, this service's own included, in consumer groups of its own. */
@ApplicationScoped
public class TimelineConsumer {

    private static final String CONSUMER = "timeline";

    private final EventConsumer events;
    private final TimelineStore store;

    TimelineConsumer(EventConsumer events, TimelineStore store) {
        this.events = events;
        this.store = store;
    }

    @Incoming("timeline-rollouts")
    @Blocking
    public void onRollout(ConsumerRecord<String, byte[]> record) {
        events.consume(CONSUMER, record, store::add);
    }

    @Incoming("timeline-verdicts")
    @Blocking
    public void onVerdict(ConsumerRecord<String, byte[]> record) {
        events.consume(CONSUMER, record, store::add);
    }

    @Incoming("timeline-rollbacks")
    @Blocking
    public void onRollback(ConsumerRecord<String, byte[]> record) {
        events.consume(CONSUMER, record, store::add);
    }

    @Incoming("timeline-flags")
    @Blocking
    public void onFlag(ConsumerRecord<String, byte[]> record) {
        events.consume(CONSUMER, record, store::add);
    }
}
