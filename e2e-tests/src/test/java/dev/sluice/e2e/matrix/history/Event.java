package dev.sluice.e2e.matrix.history;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One record of one of the four topics, as a subscriber saw it.
 *
 * @param name the type without {@code dev.sluice.} and {@code .v1}
 * @param published milliseconds since the epoch, the record's own timestamp
 * @param data the payload
 */
public record Event(
        String topic, String id, String name, String subject, long sequence, long published, JsonNode data) {

    /** The stage that it speaks of, -1 when it names none. */
    public int stage() {
        return data.path("stage").asInt(-1);
    }

    public int attempt() {
        return data.path("attempt").asInt(-1);
    }

    public String rollout() {
        return data.path("rolloutId").asText("");
    }

    public String rollback() {
        return data.path("rollbackId").asText("");
    }
}
