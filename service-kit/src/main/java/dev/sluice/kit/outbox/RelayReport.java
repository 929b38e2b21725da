package dev.sluice.kit.outbox;

import dev.sluice.kit.outbox.RelayProducer.Refusal;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Tells the rest of the service and its operators what the relay did. */
@ApplicationScoped
class RelayReport {
    private static final Logger LOG = Logger.getLogger(Relay.class);

    private final Event<EventPublished> events;
    private final Counter published;
    private final Counter refused;
    private final AtomicInteger leading = new AtomicInteger();

    RelayReport(Event<EventPublished> events, MeterRegistry meters) {
        this.events = events;
        this.published = meters.counter("sluice_outbox_published");
        this.refused = meters.counter("sluice_outbox_refused");
        meters.gauge("sluice_outbox_leading", leading);
    }

    void leading(boolean now) {
        leading.set(now ? 1 : 0);
    }

    void published(List<OutboxRow> rows) {
        published.increment(rows.size());
        for (OutboxRow row : rows) {
            events.fireAsync(new EventPublished(row.eventId(), row.topic(), row.subject()))
                    .whenComplete((event, failure) -> {
                        if (failure != null) {
                            LOG.warnf(failure, "an observer of %s failed", row.eventId());
                        }
                    });
        }
    }

    void refused(Refusal refusal, boolean parked) {
        refused.increment();
        OutboxRow row = refusal.row();
        String consequence = parked
                ? "it is parked together with its key; see GET /api/v1/outbox/parked"
                : "its key waits and it is tried again";
        LOG.errorf(
                "Kafka refuses event %s, key %s, topic %s (%s): %s",
                row.eventId(), row.key(), row.topic(), refusal.error(), consequence);
    }
}
