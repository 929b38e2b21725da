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
        Map<String, JsonNode> evaluators = new LinkedHashMap<>();
        file.path("$evaluators").properties().forEach(each -> evaluators.put(each.getKey(), each.getValue()));
        List<ImportedFlag> flags = new ArrayList<>();
        Map<String, String> problems = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> each : definitions.properties()) {
            try {
                flags.add(flag(each.getKey(), each.getValue(), evaluators));
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

    private static ImportedFlag flag(String key, JsonNode node, Map<String, JsonNode> evaluators) {
        if (!Names.valid(key)) {
            throw new IllegalArgumentException("the key must match " + Names.PATTERN);
        }
        String state = node.path("state").asText();
        if (!state.equals("ENABLED") && !state.equals("DISABLED")) {
            throw new IllegalArgumentException("needs a state of ENABLED or DISABLED");
        }
        Map<String, JsonNode> values = new LinkedHashMap<>();
        node.path("variants").properties().forEach(each -> values.put(each.getKey(), each.getValue()));
        if (!node.path("defaultVariant").isTextual()) {
            throw new IllegalArgumentException(
                    "needs a defaultVariant: Sluice answers with it where flagd leaves callers to the default in their code");
        }
        JsonNode metadata = node.path("metadata");
        return new ImportedFlag(
                key,
                state.equals("ENABLED"),
                new Variants(values, node.path("defaultVariant").asText()),
                targeting(node.path("targeting"), evaluators),
                metadata.path("description").asText(),
                metadata.path("owner").asText());
    }

    private static @Nullable JsonNode targeting(JsonNode targeting, Map<String, JsonNode> evaluators) {
        return targeting.isMissingNode() || targeting.isNull() || (targeting.isObject() && targeting.isEmpty())
                ? null
                : References.resolved(targeting, evaluators);
    }
}
