package dev.sluice.kit.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event that Kafka refused too often; it and all later events of its key wait for an operator. */
public record ParkedRow(
        UUID eventId,
        String topic,
        String key,
        String type,
        int attempts,
        @Nullable String error,
        Instant createdAt) {
    static ParkedRow read(ResultSet row) throws SQLException {
        return new ParkedRow(
                row.getObject("event_id", UUID.class),
                row.getString("topic"),
                row.getString("key"),
                row.getString("type"),
                row.getInt("attempts"),
                row.getString("last_error"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
