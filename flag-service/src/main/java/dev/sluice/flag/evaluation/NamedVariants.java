package dev.sluice.flag.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The variants that an expert's rule names where it gives a result, also behind {@code and} and {@code or}. It finds more than what a flag is
 * read with, which must take what was written before.
 */
final class NamedVariants {
    private final Predicate<String> exists;

    private NamedVariants(Predicate<String> exists) {
        this.exists = exists;
    }

    /** A name that is no variant; empty when there is none. */
    static Optional<String> missing(JsonNode logic, Predicate<String> exists) {
        return new NamedVariants(exists).of(logic, result -> true);
    }

    /**
     * Of one expression.
     *
     * @param counts which of its results become the result of the rule
     */
    private Optional<String> of(JsonNode node, Predicate<JsonNode> counts) {
        if (node.isTextual() || node.isBoolean() || node.isIntegralNumber()) {
            return counts.test(node) && !exists.test(node.asText()) ? Optional.of(node.asText()) : Optional.empty();
        }
        if (!node.isObject() || node.size() != 1) {
            return Optional.empty();
        }
        String operator = node.fieldNames().next();
        JsonNode operands = node.get(operator);
        return switch (operator) {
            case "if" -> branches(operands, counts);
            // The first that is true, else the last; the first that is not, else the last.
            case "or" -> chain(operands, counts, NamedVariants::isTrue);
            case "and" -> chain(operands, counts, result -> !isTrue(result));
            case "fractional" -> weighted(operands, counts);
            default -> Optional.empty(); // a comparison gives a boolean, the rest depends on the caller
        };
    }

    private Optional<String> branches(JsonNode operands, Predicate<JsonNode> counts) {
        Optional<String> missing = Optional.empty();
        for (int i = 0; i < operands.size() && missing.isEmpty(); i++) {
            if (i % 2 == 1 || i == operands.size() - 1) {
                missing = of(operands.get(i), counts);
            }
        }
        return missing;
    }

    private Optional<String> chain(JsonNode operands, Predicate<JsonNode> counts, Predicate<JsonNode> ends) {
        Optional<String> missing = Optional.empty();
        for (int i = 0; i < operands.size() && missing.isEmpty(); i++) {
            boolean isLast = i == operands.size() - 1;
            missing = of(operands.get(i), isLast ? counts : counts.and(ends));
        }
        return missing;
    }

    private Optional<String> weighted(JsonNode operands, Predicate<JsonNode> counts) {
        Optional<String> missing = Optional.empty();
        for (int i = 0; i < operands.size() && missing.isEmpty(); i++) {
            JsonNode entry = operands.get(i);
            missing = entry.isArray() && !entry.isEmpty() ? of(entry.get(0), counts) : Optional.empty();
        }
        return missing;
    }

    private static boolean isTrue(JsonNode constant) {
        return constant.isTextual() ? !constant.asText().isEmpty() : constant.asBoolean();
    }
}
