package dev.sluice.kit.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * One event that waits for the relay.
 *
 * @param attempts how often Kafka has refused it
 */
@SuppressWarnings("ArrayRecordComponent") // safe because rows are told apart by id and nobody writes to the payload
record OutboxRow(
        long id, UUID eventId, String subject, String topic, String key, int attempts, String headers, byte[] payload) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    /** What order is promised for. */
    record Lane(String topic, String key) {}

    static OutboxRow read(ResultSet row) throws SQLException {
        return new OutboxRow(
                row.getLong("id"),
                row.getObject("event_id", UUID.class),
                row.getString("aggregate_id"),
                row.getString("topic"),
                row.getString("key"),
                row.getInt("attempts"),
                row.getString("headers"),
                row.getBytes("payload"));
    }

    Lane lane() {
        return new Lane(topic, key);
    }

    ProducerRecord<String, byte[]> toRecord(String topicPrefix) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topicPrefix + topic, key, payload);
        try {
            JSON.readValue(headers, TEXTS)
                    .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the headers of outbox row " + id + " are no JSON", e);
        }
        return record;
    }
}
