package dev.sluice.flag.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Writes out what a rule refers to, so that the rule stands for itself. */
final class References {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String REFERENCE = "$ref";

    private final Map<String, JsonNode> evaluators;

    private References(Map<String, JsonNode> evaluators) {
        this.evaluators = evaluators;
    }

    /**
     * The rule without references.
     *
     * @throws IllegalArgumentException when it refers to what is not there, or what it refers to refers to something again, which flagd
     *     does not support
     */
    static JsonNode resolved(JsonNode rule, Map<String, JsonNode> evaluators) {
        return new References(evaluators).resolved(rule, false);
    }

    private JsonNode resolved(JsonNode node, boolean referred) {
        if (node.isArray()) {
            ArrayNode list = JSON.arrayNode();
            node.forEach(each -> list.add(resolved(each, referred)));
            return list;
        }
        if (!node.isObject()) {
            return node;
        }
        if (node.has(REFERENCE)) {
            String name = node.path(REFERENCE).asText();
            JsonNode rule = evaluators.get(name);
            if (referred || rule == null) {
                throw new IllegalArgumentException(
                        referred
                                ? "its $evaluators refer to each other; write '" + name + "' out"
                                : "refers to '" + name + "', which $evaluators does not have");
            }
            return resolved(rule, true);
        }
        ObjectNode object = JSON.objectNode();
        node.properties().forEach(each -> object.set(each.getKey(), resolved(each.getValue(), referred)));
        return object;
    }
}
