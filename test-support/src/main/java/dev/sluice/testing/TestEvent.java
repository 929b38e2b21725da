package dev.sluice.testing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * An event that a test publishes.
 *
 * @param key the record's key
 * @param headers CloudEvents attributes in binary mode
 * @param data JSON
 */
public record TestEvent(String key, Map<String, String> headers, String data) {
    public TestEvent {
        headers = Map.copyOf(headers);
    }

    /** An event with a fresh id, of now; key and correlation id are the subject. */
    public static TestEvent of(String source, String type, String subject, long sequence, String data) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", UUID.randomUUID().toString());
        headers.put("ce_source", source);
        headers.put("ce_type", type);
        headers.put("ce_subject", subject);
        headers.put("ce_time", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        headers.put("ce_sequence", Long.toString(sequence));
        headers.put("content-type", "application/json");
        return new TestEvent(subject, headers, data);
    }

    /** The same with one more attribute, such as {@code environment}. */
    public TestEvent with(String attribute, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put("ce_" + attribute, value);
        return new TestEvent(key, more, data);
    }

    /** The same under another key. */
    public TestEvent keyed(String otherKey) {
        return new TestEvent(otherKey, headers, data);
    }

    public String id() {
        return headers.getOrDefault("ce_id", "");
    }
}
