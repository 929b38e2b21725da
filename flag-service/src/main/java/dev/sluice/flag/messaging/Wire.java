package dev.sluice.flag.messaging;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sluice.kit.envelope.EventEnvelope;
import dev.sluice.kit.envelope.MalformedEventException;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads and writes the data of events; what it does not know it ignores. */
final class Wire {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private static final int MAX_TEXT = 4000;

    private Wire() {}

    /**
     * Reads the data of an event and makes something of it.
     *
     * @throws MalformedEventException when the data breaks the contract of its type
     */
    static <W, T> T read(EventEnvelope event, Class<W> type, Function<W, T> meaning) {
        try {
            return meaning.apply(required(JSON.readValue(event.data(), type), "the data"));
        } catch (IOException | IllegalArgumentException e) {
            throw new MalformedEventException("the data of " + event + " breaks its contract", e);
        }
    }

    static byte[] write(Object data) {
        try {
            return JSON.writeValueAsBytes(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a wire record is always JSON", e);
        }
    }

    /** A moment as the contract requires it: ISO 8601, UTC. */
    static Instant instant(@Nullable String value, String name) {
        try {
            return Instant.parse(required(value, name));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(name + " is no moment", e);
        }
    }

    /** What a person wrote, or a sentence that lists things: an event has 64 KB at most. */
    static @Nullable String shortened(@Nullable String text) {
        return text == null || text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
    }

    /** What the contract requires, though JSON may lack it. */
    static <T> T required(@Nullable T value, String name) {
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }
}
