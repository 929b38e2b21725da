package dev.sluice.flag.targeting;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/** Which variants a rule of an expert names where it gives a result. What it computes, from texts or from the caller, is not among them. */
public final class Results {
    private final Set<String> named = new HashSet<>();

    private Results() {}

    public static Set<String> of(JsonNode logic) {
        Results results = new Results();
        results.result(logic);
        return results.named;
    }

    private void result(JsonNode node) {
        if (node.isTextual() || node.isBoolean()) {
            named.add(node.asText());
        }
        if (!node.isObject() || node.size() != 1) {
            return;
        }
        String operator = node.fieldNames().next();
        JsonNode operands = node.get(operator);
        switch (operator) {
            case "if", "?:" -> branches(operands);
            case "fractional" -> weighted(operands);
            default -> {} // a comparison gives a boolean, the rest depends on the caller
        }
    }

    /** Every second operand, and the last when it has no condition. */
    private void branches(JsonNode operands) {
        for (int i = 0; i < operands.size(); i++) {
            boolean last = i == operands.size() - 1;
            if (i % 2 == 1 || last) {
                result(operands.get(i));
            }
        }
    }

    private void weighted(JsonNode operands) {
        for (JsonNode operand : operands) {
            if (operand.isArray() && !operand.isEmpty()) {
                result(operand.get(0));
            }
        }
    }
}
