package dev.sluice.rollout.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.kit.envelope.EventEnvelope;
import dev.sluice.kit.envelope.MalformedEventException;
import dev.sluice.rollout.plan.FailureKind;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A tolerant reader of an event's data: unknown fields are ignored, a required one that is absent makes the event malformed. */
final class Data {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final EventEnvelope event;
    private final JsonNode node;

    private Data(EventEnvelope event, JsonNode node) {
        this.event = event;
        this.node = node;
    }

    static Data of(EventEnvelope event) {
        try {
            return new Data(event, JSON.readTree(event.data()));
        } catch (IOException notJson) {
            throw new MalformedEventException(event + " has data that is not JSON", notJson);
        }
    }

    Data object(String field) {
        return new Data(event, required(field));
    }

    List<Data> list(String field) {
        List<Data> list = new ArrayList<>();
        required(field).forEach(element -> list.add(new Data(event, element)));
        return list;
    }

    JsonNode raw(String field) {
        return node.path(field);
    }

    String text(String field) {
        JsonNode value = required(field);
        if (!value.isTextual()) {
            throw malformed(field);
        }
        return value.textValue();
    }

    UUID uuid(String field) {
        try {
            return UUID.fromString(text(field));
        } catch (IllegalArgumentException notAnId) {
            throw malformed(field);
        }
    }

    @Nullable
    UUID uuidOrNull(String field) {
        return node.hasNonNull(field) ? uuid(field) : null;
    }

    Instant instant(String field) {
        try {
            return Instant.parse(text(field));
        } catch (DateTimeException notAnInstant) {
            throw malformed(field);
        }
    }

    int integer(String field) {
        JsonNode value = required(field);
        if (!value.canConvertToInt()) {
            throw malformed(field);
        }
        return value.intValue();
    }

    @Nullable
    Long numberOrNull(String field) {
        return node.hasNonNull(field) ? Long.valueOf(required(field).longValue()) : null;
    }

    boolean truth(String field) {
        JsonNode value = required(field);
        if (!value.isBoolean()) {
            throw malformed(field);
        }
        return value.booleanValue();
    }

    /** A kind that a later version added counts as APPLICATION: something of the change broke. */
    List<FailureKind> failureKinds(String field) {
        List<FailureKind> kinds = new ArrayList<>();
        node.path(field).forEach(kind -> kinds.add(kind(kind.asText())));
        return kinds;
    }

    <E extends Enum<E>> E constant(String field, Class<E> type) {
        try {
            return Enum.valueOf(type, text(field));
        } catch (IllegalArgumentException unknown) {
            throw malformed(field);
        }
    }

    private static FailureKind kind(String name) {
        for (FailureKind kind : FailureKind.values()) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        return FailureKind.APPLICATION;
    }

    private JsonNode required(String field) {
        if (!node.hasNonNull(field)) {
            throw malformed(field);
        }
        return node.path(field);
    }

    private MalformedEventException malformed(String field) {
        return new MalformedEventException(event + " has no usable field " + field);
    }
}
