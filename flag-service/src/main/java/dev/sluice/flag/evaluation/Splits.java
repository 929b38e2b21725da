package dev.sluice.flag.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.flagengine.rule.Bucketing;
import java.util.Optional;

/** A {@code fractional} that draws nothing for anybody. Only what stands in the rule is looked at: what is computed depends on the caller. */
final class Splits {
    private static final int ENTRY = 2;
    private static final long COMPUTED = -1;

    private Splits() {}

    static Optional<String> problem(JsonNode operands) {
        if (!operands.isArray() || operands.isEmpty()) {
            return operands.isObject() && !operands.isEmpty()
                    ? Optional.empty()
                    : Optional.of("'fractional' needs a list of [variant, weight].");
        }
        JsonNode first = operands.get(0);
        if (!first.isContainerNode() && !first.isTextual()) {
            return Optional.of("'fractional' draws by a text, and " + Excerpt.of(first) + " is none.");
        }
        int from = first.isArray() ? 0 : 1;
        if (from == operands.size() && !first.isObject()) {
            return Optional.of("'fractional' needs a list of [variant, weight] after what it draws by.");
        }
        return entries(operands, from);
    }

    private static Optional<String> entries(JsonNode operands, int from) {
        long total = 0;
        boolean isComputed = from == operands.size();
        for (int i = from; i < operands.size(); i++) {
            JsonNode entry = operands.get(i);
            if (!isEntry(entry)) {
                return Optional.of("'fractional' has the entry " + Excerpt.of(entry)
                        + "; write [variant, weight] with a whole number of 0 at least.");
            }
            long weight = weight(entry);
            isComputed |= weight == COMPUTED;
            total += Math.max(0, weight);
        }
        return total > Bucketing.MOST_WEIGHT || (total < 1 && !isComputed)
                ? Optional.of("The weights of a 'fractional' add up to 1 at least and " + Bucketing.MOST_WEIGHT
                        + " at most; these add up to " + total + ".")
                : Optional.empty();
    }

    private static boolean isEntry(JsonNode entry) {
        if (entry.isObject()) {
            return true;
        }
        if (!entry.isArray()
                || entry.isEmpty()
                || entry.size() > ENTRY
                || entry.get(0).isArray()) {
            return false;
        }
        JsonNode weight = entry.path(1);
        return weight.isMissingNode() || weight.isObject() || isWhole(weight);
    }

    private static boolean isWhole(JsonNode weight) {
        double number = weight.doubleValue();
        return weight.isNumber() && number >= 0 && number == Math.rint(number) && !Double.isInfinite(number);
    }

    private static long weight(JsonNode entry) {
        JsonNode weight = entry.path(1);
        if (entry.isObject() || weight.isObject()) {
            return COMPUTED;
        }
        // No larger than matters, so that no sum is either.
        return weight.isMissingNode() ? 1 : (long) Math.min(weight.doubleValue(), Bucketing.MOST_WEIGHT + 1.0);
    }
}
