package dev.sluice.flagengine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One flag, as flagd defines it.
 *
 * @param isEnabled a disabled flag answers nothing
 * @param variants values by name, all of one type, in their order
 * @param defaultVariant null: the default in the caller's code
 * @param targeting JsonLogic; an empty object or null is no rule
 * @param metadata texts, numbers and booleans, the flag set's among them
 */
public record FlagDefinition(
        String key,
        boolean isEnabled,
        Map<String, JsonNode> variants,
        @Nullable String defaultVariant,
        JsonNode targeting,
        Map<String, JsonNode> metadata) {
    public FlagDefinition {
        variants = Collections.unmodifiableMap(new LinkedHashMap<>(variants));
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /**
     * Reads one flag.
     *
     * @param shared metadata of the flag set, which the flag's own goes before
     * @throws InvalidDefinitionException when it is no flag
     */
    static FlagDefinition read(String key, JsonNode flag, Map<String, JsonNode> shared)
            throws InvalidDefinitionException {
        JsonNode state = flag.path("state");
        if (!state.asText().equals("ENABLED") && !state.asText().equals("DISABLED")) {
            throw invalid(key, "needs a 'state' of ENABLED or DISABLED.");
        }
        Map<String, JsonNode> variants = variants(key, flag.path("variants"));
        JsonNode preset = flag.path("defaultVariant");
        String defaultVariant = preset.isTextual() && !preset.asText().isEmpty() ? preset.asText() : null;
        if (defaultVariant != null && !variants.containsKey(defaultVariant)) {
            throw invalid(key, "has no variant '" + defaultVariant + "', which is its default.");
        }
        JsonNode targeting = flag.path("targeting");
        Map<String, JsonNode> metadata = new LinkedHashMap<>(shared);
        metadata.putAll(metadata(key, flag.path("metadata")));
        return new FlagDefinition(
                key,
                state.asText().equals("ENABLED"),
                variants,
                defaultVariant,
                targeting.isMissingNode() ? NullNode.getInstance() : targeting,
                metadata);
    }

    private static Map<String, JsonNode> variants(String key, JsonNode node) throws InvalidDefinitionException {
        Map<String, JsonNode> variants = new LinkedHashMap<>();
        node.properties().forEach(each -> variants.put(each.getKey(), each.getValue()));
        if (variants.isEmpty()) {
            throw invalid(key, "needs 'variants': an object with one at least.");
        }
        JsonNodeType type = variants.values().iterator().next().getNodeType();
        if (!variants.values().stream().allMatch(value -> value.getNodeType() == type)) {
            throw invalid(key, "has variants of several types; give all of them the same.");
        }
        return switch (type) {
            case BOOLEAN, STRING, NUMBER, OBJECT -> variants;
            case ARRAY, NULL, MISSING, BINARY, POJO ->
                throw invalid(key, "has variants that are neither boolean, text, number nor object.");
        };
    }

    static Map<String, JsonNode> metadata(String of, JsonNode node) throws InvalidDefinitionException {
        Map<String, JsonNode> metadata = new LinkedHashMap<>();
        if (!node.isMissingNode() && !node.isObject()) {
            throw invalid(of, "has 'metadata' that are no object.");
        }
        for (Map.Entry<String, JsonNode> each : node.properties()) {
            if (!each.getValue().isTextual()
                    && !each.getValue().isNumber()
                    && !each.getValue().isBoolean()) {
                throw invalid(of, "has metadata '" + each.getKey() + "' that is neither text, number nor boolean.");
            }
            metadata.put(each.getKey(), each.getValue());
        }
        return metadata;
    }

    private static InvalidDefinitionException invalid(String key, String what) {
        return new InvalidDefinitionException("Flag '" + key + "' " + what);
    }

    boolean hasRule() {
        return !targeting.isNull() && !targeting.isEmpty();
    }
}
