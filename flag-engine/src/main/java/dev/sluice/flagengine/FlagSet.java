package dev.sluice.flagengine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All flags of one document, compiled. Immutable. */
public final class FlagSet {
    private final Map<String, CompiledFlag> flags;
    private final Map<String, JsonNode> metadata;

    private FlagSet(Map<String, CompiledFlag> flags, Map<String, JsonNode> metadata) {
        this.flags = flags;
        this.metadata = metadata;
    }

    /**
     * Reads a document: {@code {"flags": {key: flag}, "$evaluators": {name: rule}, "metadata": {…}}}.
     *
     * @throws InvalidDefinitionException when it or one of its flags is none
     */
    public static FlagSet read(JsonNode document) throws InvalidDefinitionException {
        JsonNode definitions = document.path("flags");
        if (!definitions.isObject()) {
            throw new InvalidDefinitionException("The document needs 'flags': an object with flags by their keys.");
        }
        Map<String, JsonNode> evaluators = new LinkedHashMap<>();
        document.path("$evaluators").properties().forEach(each -> evaluators.put(each.getKey(), each.getValue()));
        Map<String, JsonNode> metadata = FlagDefinition.metadata("The document", document.path("metadata"));
        Map<String, CompiledFlag> flags = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> each : definitions.properties()) {
            FlagDefinition definition = FlagDefinition.read(each.getKey(), each.getValue(), metadata);
            flags.put(each.getKey(), CompiledFlag.of(definition, evaluators));
        }
        return new FlagSet(Collections.unmodifiableMap(flags), metadata);
    }

    public @Nullable CompiledFlag flag(String key) {
        return flags.get(key);
    }

    /** In the document's order. */
    public Map<String, CompiledFlag> flags() {
        return flags;
    }

    /** Of the document. */
    public Map<String, JsonNode> metadata() {
        return metadata;
    }
}
