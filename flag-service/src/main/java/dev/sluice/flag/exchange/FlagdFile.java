package dev.sluice.flag.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.flag.model.Names;
import dev.sluice.flag.model.Variants;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A definition file of flagd: {@code {"flags": {key: {"state", "variants", "defaultVariant", "targeting", "metadata"}}, "$evaluators":
 * {name: rule}}} (flags.json of open-feature/flagd-schemas 0.2).
 *
 * @param flags in the file's order
 */
public record FlagdFile(List<ImportedFlag> flags) {
    /** The most flags of one file. */
    public static final int MOST = 500;

    public FlagdFile {
        flags = List.copyOf(flags);
    }

    /**
     * Reads a file.
     *
     * @throws InvalidFileException with all that is wrong with it
     */
    public static FlagdFile read(JsonNode file) throws InvalidFileException {
        JsonNode definitions = file.path("flags");
        if (!definitions.isObject() || definitions.isEmpty() || definitions.size() > MOST) {
            throw new InvalidFileException(
                    Map.of("flags", "must be an object with 1 to " + MOST + " flags by their keys."));
        }
        References references = new References(evaluators(file.path("$evaluators")));
        List<ImportedFlag> flags = new ArrayList<>();
        Map<String, String> problems = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> each : definitions.properties()) {
            try {
                flags.add(flag(each.getKey(), each.getValue(), references));
            } catch (IllegalArgumentException e) {
                // safe because the sentences of the model and of References are written for people
                problems.put("flags." + each.getKey(), String.valueOf(e.getMessage()));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidFileException(problems);
        }
        return new FlagdFile(flags);
    }

    private static Map<String, JsonNode> evaluators(JsonNode node) throws InvalidFileException {
        if (!node.isMissingNode() && !node.isNull() && !node.isObject()) {
            throw new InvalidFileException(Map.of("$evaluators", "must be an object with rules by their names."));
        }
        Map<String, JsonNode> evaluators = new LinkedHashMap<>();
        node.properties().forEach(each -> evaluators.put(each.getKey(), each.getValue()));
        return evaluators;
    }

    private static ImportedFlag flag(String key, JsonNode node, References references) {
        if (!Names.valid(key)) {
            throw new IllegalArgumentException("the key must match " + Names.PATTERN);
        }
        Names.addressable(key, "flag");
        String state = node.path("state").asText();
        if (!state.equals("ENABLED") && !state.equals("DISABLED")) {
            throw new IllegalArgumentException("needs a state of ENABLED or DISABLED");
        }
        if (!node.path("variants").isObject()) {
            throw new IllegalArgumentException("needs 'variants': an object of values by their names");
        }
        Map<String, JsonNode> values = new LinkedHashMap<>();
        node.path("variants").properties().forEach(each -> values.put(each.getKey(), each.getValue()));
        if (!node.path("defaultVariant").isTextual()) {
            throw new IllegalArgumentException(
                    "needs a defaultVariant: Sluice answers with it where flagd leaves callers to the default in their code");
        }
        JsonNode metadata = node.path("metadata");
        if (!metadata.isMissingNode() && !metadata.isNull() && !metadata.isObject()) {
            throw new IllegalArgumentException("'metadata' must be an object");
        }
        return new ImportedFlag(
                key,
                state.equals("ENABLED"),
                new Variants(values, node.path("defaultVariant").asText()),
                targeting(node.path("targeting"), references),
                metadata.path("description").asText(),
                metadata.path("owner").asText());
    }

    private static @Nullable JsonNode targeting(JsonNode targeting, References references) {
        if (targeting.isMissingNode() || targeting.isNull() || (targeting.isObject() && targeting.isEmpty())) {
            return null;
        }
        if (!targeting.isObject()) {
            throw new IllegalArgumentException(
                    "'targeting' must be an object with one operator; leave it out where everybody gets the default variant");
        }
        return references.resolved(targeting);
    }
}
