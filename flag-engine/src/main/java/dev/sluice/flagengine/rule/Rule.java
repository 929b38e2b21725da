package dev.sluice.flagengine.rule;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A targeting rule, ready to be asked often. Immutable. */
public final class Rule {
    private final Expression root;
    private final boolean isCounted;

    private Rule(Expression root) {
        this.root = root;
        this.isCounted = root.iterates() || root.cost() > Budget.UNCOUNTED;
    }

    /**
     * Compiles JsonLogic with flagd's operators.
     *
     * @param flagKey the flag that the rule belongs to: splits draw by it
     * @param evaluators what {@code $ref} may refer to, by name
     * @throws InvalidRuleException when it is no such rule, or is larger than 10,000 nodes or nested more than 50 levels deep
     */
    public static Rule compile(JsonNode logic, String flagKey, Map<String, JsonNode> evaluators)
            throws InvalidRuleException {
        return new Rule(new RuleCompiler(flagKey, evaluators).compile(logic));
    }

    /**
     * Evaluates the rule; visits at most 10,000 nodes and makes at most 10,000,000 characters and elements of lists.
     *
     * @return JSON as Java objects
     * @throws RuleFailure when it has no result for this caller
     */
    public @Nullable Object evaluate(Scope caller) {
        return root.value(isCounted ? caller.within(new Budget(Budget.NODES - root.cost())) : caller);
    }
}
