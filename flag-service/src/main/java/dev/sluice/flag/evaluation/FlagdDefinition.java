package dev.sluice.flag.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.flag.model.Exposure;
import dev.sluice.flag.model.Flag;

/**
 * A flag as flagd defines it (flags.json of open-feature/flagd-schemas 0.2), which is what is evaluated here and in every process that
 * has it by sync.
 */
public final class FlagdDefinition {
    /** How many buckets a percentage is drawn from; one is 0.001 percent. */
    public static final int BUCKETS = 100_000;

    /** The attribute that is {@code true} for the internal audience. */
    public static final String INTERNAL = "internal";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private FlagdDefinition() {}

    /** The entry of a flag. */
    public static ObjectNode of(Flag flag) {
        Exposure exposure = flag.exposure();
        ObjectNode definition = JSON.objectNode();
        definition.put("state", "ENABLED");
        ObjectNode variants = definition.putObject("variants");
        flag.definition().variants().values().forEach(variants::set);
        boolean everybody = exposure.buckets() == BUCKETS;
        definition.put("defaultVariant", everybody ? exposure.variant() : exposure.otherwise());
        if (!everybody && (exposure.internal() || exposure.buckets() > 0)) {
            definition.set("targeting", targeting(exposure));
        }
        ObjectNode metadata = definition.putObject("metadata");
        metadata.put("flagSetId", flag.scope().flagSet());
        metadata.put("revision", flag.revision());
        return definition;
    }

    /** Only the boolean true counts for internal: a text that says so may come from anywhere. */
    private static JsonNode targeting(Exposure exposure) {
        JsonNode others = exposure.buckets() == 0 ? JSON.textNode(exposure.otherwise()) : split(exposure);
        return exposure.internal()
                ? call(
                        "if",
                        call("===", variable(INTERNAL), JSON.booleanNode(true)),
                        JSON.textNode(exposure.variant()),
                        others)
                : others;
    }

    /** The variant has the lowest buckets, so raising its percentage switches nobody off. */
    private static JsonNode split(Exposure exposure) {
        return call(
                "fractional",
                JSON.arrayNode().add(exposure.variant()).add(exposure.buckets()),
                JSON.arrayNode().add(exposure.otherwise()).add(BUCKETS - exposure.buckets()));
    }

    private static JsonNode variable(String name) {
        return JSON.objectNode().put("var", name);
    }

    private static JsonNode call(String operator, JsonNode... operands) {
        ArrayNode list = JSON.arrayNode();
        for (JsonNode operand : operands) {
            list.add(operand);
        }
        return JSON.objectNode().set(operator, list);
    }
}
