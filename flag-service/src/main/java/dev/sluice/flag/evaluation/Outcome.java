package dev.sluice.flag.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.flag.targeting.JsonLogic;
import java.util.Map;

/**
 * A rule of one flag within the rule of another, which has it for a prerequisite: what it draws by the flag's key is drawn by the key of
 * the one that it comes from, so that the same callers have it in both.
 */
final class Outcome {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String FRACTIONAL = "fractional";
    private static final String FLAG_KEY = "$flagd.flagKey";
    private static final String TARGETING_KEY = "targetingKey";

    private final String flagKey;

    private Outcome(String flagKey) {
        this.flagKey = flagKey;
    }

    /** The same rule, wherever it stands. */
    static JsonNode of(String flagKey, JsonNode rule) {
        return new Outcome(flagKey).rewritten(rule);
    }

    private JsonNode rewritten(JsonNode rule) {
        if (rule.isArray()) {
            ArrayNode list = JSON.arrayNode();
            rule.forEach(each -> list.add(rewritten(each)));
            return list;
        }
        if (!rule.isObject() || rule.isEmpty()) {
            return rule;
        }
        Map.Entry<String, JsonNode> only = rule.properties().iterator().next();
        if (only.getKey().equals("var") && isFlagKey(only.getValue())) {
            return JsonLogic.text(flagKey);
        }
        JsonNode argument = rewritten(only.getValue());
        ObjectNode same = JSON.objectNode();
        same.set(only.getKey(), argument);
        return only.getKey().equals(FRACTIONAL) && argument.path(0).isArray()
                ? drawnByItsOwnKey((ArrayNode) argument)
                : same;
    }

    private static boolean isFlagKey(JsonNode name) {
        return name.asText().equals(FLAG_KEY) || name.path(0).asText().equals(FLAG_KEY);
    }

    private JsonNode drawnByItsOwnKey(ArrayNode entries) {
        ArrayNode seeded = JSON.arrayNode();
        seeded.add(JsonLogic.call("cat", JsonLogic.text(flagKey), JsonLogic.variable(TARGETING_KEY)));
        entries.forEach(seeded::add);
        ObjectNode fractional = JSON.objectNode();
        fractional.set(FRACTIONAL, seeded);
        return JsonLogic.call("if", JsonLogic.variable(TARGETING_KEY), fractional, JSON.nullNode());
    }
}
