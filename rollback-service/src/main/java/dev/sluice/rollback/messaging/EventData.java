package dev.sluice.rollback.messaging;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sluice.kit.envelope.EventEnvelope;
import dev.sluice.kit.envelope.MalformedEventException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** JSON of event data. Reads tolerantly; absent optional values are left out when written. */
final class EventData {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private EventData() {}

    static <T> T read(EventEnvelope event, Class<T> type) {
        try {
            return JSON.readValue(event.data(), type);
        } catch (IOException | IllegalArgumentException e) {
            throw new MalformedEventException(event + " has unreadable data", e);
        }
    }

    /** A field that the contract requires. */
    static <T> T required(@Nullable T value, String field, EventEnvelope event) {
        if (value == null) {
            throw new MalformedEventException(event + " has no " + field);
        }
        return value;
    }

    static byte[] write(Object data) {
        try {
            return JSON.writeValueAsBytes(data);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("event data is always JSON", impossible);
        }
    }
}
