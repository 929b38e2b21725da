package dev.sluice.flag.targeting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Writes rules as JsonLogic with flagd's operators, only with those whose meaning is the same in every language. */
public final class JsonLogic {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private JsonLogic() {}

    public static JsonNode call(String operator, JsonNode... operands) {
        return call(operator, List.of(operands));
    }

    public static JsonNode call(String operator, List<JsonNode> operands) {
        ArrayNode list = JSON.arrayNode();
        operands.forEach(list::add);
        return JSON.objectNode().set(operator, list);
    }

    public static JsonNode variable(String name) {
        return JSON.objectNode().put("var", name);
    }

    public static JsonNode text(String text) {
        return JSON.textNode(text);
    }

    /** All clauses. */
    public static JsonNode all(List<Clause> clauses) {
        List<JsonNode> each = clauses.stream().map(JsonLogic::clause).toList();
        return switch (each.size()) {
            case 0 -> JSON.booleanNode(true);
            case 1 -> each.getFirst();
            default -> call("and", each);
        };
    }

    /** Any of the alternatives. */
    public static JsonNode segment(Segment segment) {
        List<JsonNode> each = segment.anyOf().stream().map(JsonLogic::all).toList();
        return each.size() == 1 ? each.getFirst() : call("or", each);
    }

    private static JsonNode clause(Clause clause) {
        JsonNode holds =
                switch (clause) {
                    case Clause.Compare compare -> compare(compare);
                    case Clause.InSegment in -> JSON.objectNode().put("$ref", in.segment());
                };
        return clause.not() ? call("!", holds) : holds;
    }

    private static JsonNode compare(Clause.Compare clause) {
        JsonNode attribute = variable(clause.attribute());
        if (clause.operator() == Operator.IN) {
            ArrayNode values = JSON.arrayNode();
            clause.values().forEach(values::add);
            return call("in", attribute, values);
        }
        List<JsonNode> each = clause.values().stream()
                .map(value -> compare(clause.operator(), attribute, value))
                .toList();
        return each.size() == 1 ? each.getFirst() : call("or", each);
    }

    private static JsonNode compare(Operator operator, JsonNode attribute, JsonNode value) {
        return switch (operator) {
            case IN -> throw new IllegalArgumentException("compared as a list");
            case STARTS_WITH -> call("starts_with", attribute, value);
            case ENDS_WITH -> call("ends_with", attribute, value);
            // Whoever has no such attribute is not below everything: null would count as 0.
            case LESS, AT_MOST, MORE, AT_LEAST ->
                call("and", call("!==", attribute, JSON.nullNode()), call(operator.sign(), attribute, value));
            case VERSION_IS,
                    VERSION_LESS,
                    VERSION_AT_MOST,
                    VERSION_MORE,
                    VERSION_AT_LEAST,
                    VERSION_SAME_MINOR,
                    VERSION_SAME_MAJOR -> call("sem_ver", attribute, text(operator.sign()), value);
        };
    }

    /** What is served; a split that is not by the targeting key draws for this flag all the same. */
    public static JsonNode serve(String flagKey, Serve serve) {
        return switch (serve) {
            case Serve.One one -> text(one.variant());
            case Serve.Split split -> {
                ArrayNode operands = JSON.arrayNode();
                if (split.by() != null) {
                    operands.add(seed(flagKey, split.by()));
                }
                split.weights()
                        .forEach((variant, weight) ->
                                operands.add(JSON.arrayNode().add(variant).add(weight)));
                ObjectNode fractional = JSON.objectNode();
                fractional.set("fractional", operands);
                // Without the attribute all would share one bucket.
                yield split.by() == null
                        ? fractional
                        : call("if", call("!==", variable(split.by()), JSON.nullNode()), fractional, JSON.nullNode());
            }
        };
    }

    private static JsonNode seed(String flagKey, String attribute) {
        return call("cat", text(flagKey), variable(attribute));
    }
}
