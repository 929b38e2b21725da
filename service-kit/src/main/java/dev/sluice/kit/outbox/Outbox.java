package dev.sluice.kit.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.kit.envelope.EnvelopeHeaders;
import dev.sluice.kit.envelope.EventEnvelope;
import dev.sluice.kit.envelope.TraceContext;
import dev.sluice.kit.sql.Sql;
import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.UUID;

/** Where events go: rows in the transaction of their effect, published in order by the relay after the commit. */
@ApplicationScoped
public class Outbox {
    private final Sql sql;
    private final ObjectMapper json;
    private final TraceContext trace;
    private final TransactionSynchronizationRegistry transactions;
    private final RelaySignal signal;

    Outbox(
            Sql sql,
            ObjectMapper json,
            TraceContext trace,
            TransactionSynchronizationRegistry transactions,
            RelaySignal signal) {
        this.sql = sql;
        this.json = json;
        this.trace = trace;
        this.transactions = transactions;
        this.signal = signal;
    }

    /**
     * Appends an event. Order is kept per topic and key, as long as the writers of a key exclude each other (lock the aggregate's row
     * first).
     *
     * @param topic without {@code sluice.topic-prefix}; the relay adds it
     * @throws EventTooLargeException when the data is larger than {@link EventEnvelope#MAX_DATA}
     */
    @Transactional(TxType.MANDATORY)
    public void append(String topic, String key, EventEnvelope event) {
        if (event.data().length > EventEnvelope.MAX_DATA) {
            throw new EventTooLargeException(
                    event + " has " + event.data().length + " bytes, the limit is " + EventEnvelope.MAX_DATA);
        }
        sql.update(
                """
                INSERT INTO outbox (event_id, aggregate_id, aggregate_version, topic, key, type, headers, payload)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                event.id(),
                event.subject(),
                event.sequence(),
                topic,
                key,
                event.type(),
                headers(traced(event)),
                event.data());
        wakeAfterCommit();
    }

    /** Whether Kafka has acknowledged this event. False for an event that was never appended, or purged after its retention. */
    public boolean published(UUID eventId) {
        return sql.queryOne(
                        "SELECT published_at IS NOT NULL FROM outbox WHERE event_id = ?",
                        row -> row.getBoolean(1),
                        eventId)
                .orElse(false);
    }

    private EventEnvelope traced(EventEnvelope event) {
        boolean inherits =
                event.traceparent() == null && Arc.container().requestContext().isActive();
        return inherits ? event.tracedBy(trace.traceparent()) : event;
    }

    private String headers(EventEnvelope event) {
        try {
            return json.writeValueAsString(EnvelopeHeaders.write(event));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts is always JSON", e);
        }
    }

    private void wakeAfterCommit() {
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // nothing to do before
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    signal.committed();
                }
            }
        });
    }
}
