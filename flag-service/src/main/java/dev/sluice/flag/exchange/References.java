package dev.sluice.flag.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * Writes out what rules refer to, so that each stands for itself. What stands in a file once can be referred to often, so it is counted
 * while it is written out: a file of a megabyte must not become gigabytes.
 */
final class References {
    /** How many nodes one rule may have; counted no more strictly than the engine does, whose limit is the same. */
    static final int MOST_OF_RULE = 10_000;

    /** How many all rules of one file may have. */
    static final int MOST_OF_FILE = 200_000;

    /** How many characters the texts of all rules of one file may have: as much as a client of sync takes of a whole set. */
    static final int MOST_CHARACTERS = 4_000_000;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String REFERENCE = "$ref";

    private final Map<String, JsonNode> evaluators;
    private int ofRule;
    private int ofFile;
    private long characters;

    References(Map<String, JsonNode> evaluators) {
        this.evaluators = evaluators;
    }

    /**
     * The rule without references.
     *
     * @throws IllegalArgumentException when it refers to what is not there, or what it refers to refers to something again, which flagd
     *     does not support, or when it gets too large
     */
    JsonNode resolved(JsonNode rule) {
        ofRule = 0;
        return resolved(rule, false);
    }

    private JsonNode resolved(JsonNode node, boolean referred) {
        if (node.isObject() && node.has(REFERENCE)) {
            return referred(node.get(REFERENCE), referred);
        }
        if (node.isArray()) {
            count(1);
            return list(node, referred);
        }
        if (!node.isObject()) {
            count(1);
            return text(node);
        }
        count(Math.max(1, node.size()));
        ObjectNode object = JSON.objectNode();
        node.properties().forEach(each -> object.set(each.getKey(), argument(each.getValue(), referred)));
        return object;
    }

    /** A list of operands, and the name of a variable, are no nodes of their own. */
    private JsonNode argument(JsonNode node, boolean referred) {
        return node.isArray() && !node.isEmpty() ? list(node, referred) : operand(node, referred);
    }

    private JsonNode operand(JsonNode node, boolean referred) {
        return node.isTextual() ? text(node) : resolved(node, referred);
    }

    private ArrayNode list(JsonNode node, boolean referred) {
        ArrayNode list = JSON.arrayNode();
        node.forEach(each -> list.add(resolved(each, referred)));
        return list;
    }

    private JsonNode referred(JsonNode name, boolean referred) {
        JsonNode rule = evaluators.get(name.asText());
        if (referred || rule == null || !name.isTextual()) {
            throw new IllegalArgumentException(
                    referred
                            ? "its $evaluators refer to each other; write '" + name.asText() + "' out"
                            : "refers to " + name + ", which $evaluators does not have");
        }
        return resolved(rule, true);
    }

    private JsonNode text(JsonNode node) {
        characters += node.asText().length();
        if (characters > MOST_CHARACTERS) {
            throw new IllegalArgumentException("the file has more than " + MOST_CHARACTERS
                    + " characters of text once its $evaluators are written out; import it in parts");
        }
        return node;
    }

    private void count(int nodes) {
        ofRule += nodes;
        ofFile += nodes;
        if (ofRule > MOST_OF_RULE) {
            throw new IllegalArgumentException(
                    "its rule has more than " + MOST_OF_RULE
                            + " nodes once its $evaluators are written out; split it into flags, or make the lists an attribute of the callers");
        }
        if (ofFile > MOST_OF_FILE) {
            throw new IllegalArgumentException("the file has more than " + MOST_OF_FILE
                    + " nodes once its $evaluators are written out; import it in parts");
        }
    }
}
