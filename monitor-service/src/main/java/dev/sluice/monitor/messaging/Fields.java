package dev.sluice.monitor.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Fields of event data. */
final class Fields {
    private Fields() {}

    static String text(JsonNode node, String name) {
        return optionalText(node, name)
                .orElseThrow(() -> new IllegalArgumentException("the field " + name + " is missing"));
    }

    static Optional<String> optionalText(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isTextual() && !value.asText().isEmpty() ? Optional.of(value.asText()) : Optional.empty();
    }

    static int number(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (!value.canConvertToInt()) {
            throw new IllegalArgumentException("the field " + name + " is missing");
        }
        return value.asInt();
    }
}
