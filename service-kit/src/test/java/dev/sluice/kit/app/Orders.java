package dev.sluice.kit.app;

import dev.sluice.kit.envelope.EventEnvelope;
import dev.sluice.kit.outbox.Outbox;
import dev.sluice.kit.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Appends events in transactions of their own, and counts the effects of consumed ones. */
@ApplicationScoped
public class Orders {
    public static final String TOPIC = "test.orders.v1";
    public static final String TYPE = "dev.sluice.order.placed.v1";

    private final Outbox outbox;
    private final Sql sql;

    public Orders(Outbox outbox, Sql sql) {
        this.outbox = outbox;
        this.sql = sql;
    }

    /** Commits one event whose data is the sequence. */
    public EventEnvelope place(String topic, String key, long sequence) {
        EventEnvelope event = event(key, sequence);
        QuarkusTransaction.requiringNew().run(() -> outbox.append(topic, key, event));
        return event;
    }

    public static EventEnvelope event(String key, long sequence) {
        byte[] data = Long.toString(sequence).getBytes(StandardCharsets.UTF_8);
        return EventEnvelope.of("/kit-app", TYPE, key, Instant.now(), sequence, data);
    }

    public void applied(EventEnvelope event) {
        sql.update(
                "INSERT INTO effect (subject, event_id, data) VALUES (?, ?, ?)",
                event.subject(),
                event.id(),
                new String(event.data(), StandardCharsets.UTF_8));
    }

    /** The data of every effect on a subject, in the order in which they were committed. */
    public List<String> effects(String subject) {
        return sql.query("SELECT data FROM effect WHERE subject = ? ORDER BY ctid", row -> row.getString(1), subject);
    }

    public int effectsOf(UUID eventId) {
        return sql.query("SELECT 1 FROM effect WHERE event_id = ?", row -> row.getInt(1), eventId)
                .size();
    }
}
