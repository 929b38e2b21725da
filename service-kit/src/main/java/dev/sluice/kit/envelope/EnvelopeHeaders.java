package dev.sluice.kit.envelope;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Kafka protocol binding of CloudEvents 1.0, binary content mode: attribute {@code x} is header {@code ce_x}. */
public final class EnvelopeHeaders {
    private static final String SPEC_VERSION = "1.0";

    private EnvelopeHeaders() {}

    /** The headers of an event in the order in which they are sent; absent attributes have none. */
    public static Map<String, String> write(EventEnvelope event) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", SPEC_VERSION);
        headers.put("ce_id", event.id().toString());
        headers.put("ce_source", event.source());
        headers.put("ce_type", event.type());
        headers.put("ce_subject", event.subject());
        headers.put("ce_time", event.time().toString());
        headers.put("ce_sequence", Long.toString(event.sequence()));
        putIfPresent(headers, "ce_correlationid", event.correlationId());
        UUID cause = event.causationId();
        putIfPresent(headers, "ce_causationid", cause == null ? null : cause.toString());
        putIfPresent(headers, "ce_traceparent", event.traceparent());
        putIfPresent(headers, "ce_environment", event.environment());
        putIfPresent(headers, "ce_service", event.service());
        headers.put("content-type", "application/json");
        return headers;
    }

    static EventEnvelope read(ConsumerRecord<String, byte[]> record) {
        if (!SPEC_VERSION.equals(required(record, "ce_specversion"))) {
            throw new MalformedEventException("ce_specversion is not " + SPEC_VERSION);
        }
        byte[] data = record.value();
        if (data == null) {
            throw new MalformedEventException("the record has no value");
        }
        try {
            String cause = optional(record, "ce_causationid");
            return new EventEnvelope(
                    UUID.fromString(required(record, "ce_id")),
                    required(record, "ce_source"),
                    required(record, "ce_type"),
                    required(record, "ce_subject"),
                    Instant.parse(required(record, "ce_time")),
                    Long.parseLong(required(record, "ce_sequence")),
                    optional(record, "ce_correlationid"),
                    cause == null ? null : UUID.fromString(cause),
                    optional(record, "ce_traceparent"),
                    optional(record, "ce_environment"),
                    optional(record, "ce_service"),
                    data);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new MalformedEventException("an attribute is unreadable: " + e.getMessage(), e);
        }
    }

    private static void putIfPresent(Map<String, String> headers, String name, @Nullable String value) {
        if (value != null) {
            headers.put(name, value);
        }
    }

    private static String required(ConsumerRecord<String, byte[]> record, String name) {
        String value = optional(record, name);
        if (value == null || value.isEmpty()) {
            throw new MalformedEventException("header " + name + " is missing");
        }
        return value;
    }

    private static @Nullable String optional(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        if (header == null || header.value() == null) {
            return null;
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
