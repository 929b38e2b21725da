package dev.sluice.flag.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;

/** What all variants of a flag are. */
public enum ValueType {
    BOOLEAN,
    STRING,
    NUMBER,
    OBJECT;

    /** The spelling of REST. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ValueType> of(JsonNode value) {
        return switch (value.getNodeType()) {
            case BOOLEAN -> Optional.of(BOOLEAN);
            case STRING -> Optional.of(STRING);
            case NUMBER -> Optional.of(NUMBER);
            case OBJECT -> Optional.of(OBJECT);
            case ARRAY, NULL, MISSING, BINARY, POJO -> Optional.empty();
        };
    }
}
