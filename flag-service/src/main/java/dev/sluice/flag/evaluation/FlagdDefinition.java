package dev.sluice.flag.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.flag.model.Content;
import dev.sluice.flag.model.Exposure;
import dev.sluice.flag.model.Flag;
import dev.sluice.flag.targeting.JsonLogic;
import dev.sluice.flag.targeting.Prerequisite;
import dev.sluice.flag.targeting.Targeting;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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

    private final Function<String, @Nullable Flag> others;

    private FlagdDefinition(Function<String, @Nullable Flag> others) {
        this.others = others;
    }

    /**
     * The entry of a flag.
     *
     * @param others finds the flags that it has for prerequisites; none of an unknown or archived flag holds
     */
    public static ObjectNode of(Flag flag, Function<String, @Nullable Flag> others) {
        return new FlagdDefinition(others).definition(flag);
    }

    private ObjectNode definition(Flag flag) {
        Content content = flag.content();
        // What everybody gets whom no rule is about needs none: so it is, and so it is reported.
        boolean isOpen = content.enabled() && content.prerequisites().isEmpty();
        JsonNode preset = isOpen ? exposed(content.exposure()) : JsonLogic.text(fallback(flag));
        // An expert's rule stands as it was written; those whom rules are about are told from the others by the rule
        // itself.
        boolean asWritten = content.targeting() instanceof Targeting.Expert;
        JsonNode outcome = isOpen && preset.isTextual()
                ? targeted(flag.key(), content.targeting(), asWritten ? JSON.nullNode() : preset)
                : outcome(flag);
        ObjectNode definition = JSON.objectNode();
        definition.put("state", "ENABLED");
        ObjectNode variants = definition.putObject("variants");
        flag.definition().variants().values().forEach(variants::set);
        definition.put("defaultVariant", preset.isTextual() ? preset.asText() : fallback(flag));
        if (outcome.isContainerNode()) {
            definition.set("targeting", outcome);
        }
        ObjectNode metadata = definition.putObject("metadata");
        metadata.put("flagSetId", flag.scope().flagSet());
        metadata.put("revision", flag.revision());
        return definition;
    }

    /** A rule that gives the variant to everybody, in its text where that is the same for all. */
    private JsonNode outcome(Flag flag) {
        Content content = flag.content();
        if (!content.enabled()) {
            return JsonLogic.text(fallback(flag));
        }
        JsonNode decided = targeted(flag.key(), content.targeting(), exposed(content.exposure()));
        if (content.prerequisites().isEmpty()) {
            return decided;
        }
        List<JsonNode> held = content.prerequisites().stream().map(this::holds).toList();
        return JsonLogic.call(
                "if",
                held.size() == 1 ? held.getFirst() : JsonLogic.call("and", held),
                decided,
                JsonLogic.text(fallback(flag)));
    }

    private JsonNode holds(Prerequisite prerequisite) {
        Flag other = others.apply(prerequisite.flag());
        if (other == null || other.archived()) {
            return JSON.booleanNode(false);
        }
        List<JsonNode> wanted =
                prerequisite.variants().stream().sorted().map(JsonLogic::text).toList();
        JsonNode list = JSON.arrayNode().addAll(wanted);
        return JsonLogic.call("in", Outcome.of(other.key(), outcome(other)), list);
    }

    private static JsonNode targeted(String key, Targeting targeting, JsonNode otherwise) {
        return switch (targeting) {
            case Targeting.Expert expert ->
                otherwise.isNull() ? expert.logic() : JsonLogic.call("or", expert.logic(), otherwise);
            case Targeting.Rules rules when rules.rules().isEmpty() -> otherwise;
            case Targeting.Rules rules -> {
                List<JsonNode> pairs = new ArrayList<>();
                rules.rules().forEach(rule -> {
                    pairs.add(JsonLogic.all(rule.when()));
                    pairs.add(JsonLogic.serve(key, rule.serve()));
                });
                pairs.add(otherwise);
                yield JsonLogic.call("if", pairs);
            }
        };
    }

    /** Only the boolean true counts for internal: a text that says so may come from anywhere. */
    private static JsonNode exposed(Exposure exposure) {
        if (exposure.buckets() == BUCKETS) {
            return JsonLogic.text(exposure.variant());
        }
        JsonNode others = exposure.buckets() == 0 ? JsonLogic.text(exposure.otherwise()) : split(exposure);
        return exposure.internal()
                ? JsonLogic.call(
                        "if",
                        JsonLogic.call("===", JsonLogic.variable(INTERNAL), JSON.booleanNode(true)),
                        JsonLogic.text(exposure.variant()),
                        others)
                : others;
    }

    /** The variant has the lowest buckets, so raising its percentage switches nobody off. */
    private static JsonNode split(Exposure exposure) {
        return JsonLogic.call(
                "fractional",
                JSON.arrayNode().add(exposure.variant()).add(exposure.buckets()),
                JSON.arrayNode().add(exposure.otherwise()).add(BUCKETS - exposure.buckets()));
    }

    private static String fallback(Flag flag) {
        return flag.definition().variants().fallback();
    }
}
