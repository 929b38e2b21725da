package dev.sluice.flag.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.flag.targeting.JsonLogic;
import dev.sluice.flagengine.rule.InvalidRuleException;
import dev.sluice.flagengine.rule.Rule;
import dev.sluice.flagengine.rule.RuleFailure;
import dev.sluice.flagengine.rule.Scope;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Comparisons of flagd's own that give null to everybody: with {@code !} around them they would hold for everybody. */
final class Comparisons {
    private static final Set<String> SIGNS = Set.of("=", "!=", "<", "<=", ">", ">=", "^", "~");

    private Comparisons() {}

    static Optional<String> problem(String operator, JsonNode operands) {
        int wanted = operator.equals("sem_ver") ? 3 : 2;
        if (!operands.isArray() || operands.size() != wanted) {
            return Optional.of("'" + operator + "' needs a list of " + wanted
                    + " operands; with any other number it holds for nobody.");
        }
        return operator.equals("sem_ver") ? versions(operands) : texts(operator, operands);
    }

    private static Optional<String> texts(String operator, JsonNode operands) {
        for (JsonNode operand : operands) {
            if (!operand.isObject() && !operand.isTextual()) {
                return Optional.of("'" + operator + "' compares texts, and " + Excerpt.of(operand) + " is none.");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> versions(JsonNode operands) {
        JsonNode sign = operands.get(1);
        if (!sign.isObject() && !SIGNS.contains(sign.asText())) {
            return Optional.of(
                    "'sem_ver' has no operator " + Excerpt.of(sign) + "; take one of =, !=, <, <=, >, >=, ^ or ~.");
        }
        for (JsonNode version : new JsonNode[] {operands.get(0), operands.get(2)}) {
            if (!version.isObject() && !isVersion(version)) {
                return Optional.of(Excerpt.of(version)
                        + " is no semantic version, so comparing with it holds for nobody; write one such as 2.1.0.");
            }
        }
        return Optional.empty();
    }

    /** As the engine reads it: compared with itself, only a version is anything but null. */
    private static boolean isVersion(JsonNode constant) {
        JsonNode itself = JsonLogic.call("sem_ver", constant, JsonLogic.text("="), constant);
        try {
            return Rule.compile(itself, "", Map.of()).evaluate(Scope.ofCaller(Map.of(), 0)) != null;
        } catch (InvalidRuleException | RuleFailure e) {
            return false;
        }
    }
}
