package dev.sluice.flagengine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.flagengine.rule.InvalidRuleException;
import dev.sluice.flagengine.rule.Rule;
import dev.sluice.flagengine.rule.RuleFailure;
import dev.sluice.flagengine.rule.Scope;
import dev.sluice.flagengine.value.Text;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A flag made ready to be evaluated often. Immutable. */
public final class CompiledFlag {
    /** No variant has the name of a list whose text is longer. */
    private static final int LONGEST_LIST = 10_000;

    private final FlagDefinition definition;
    private final @Nullable Rule rule;
    private final Evaluation otherwise;
    private final Map<String, Evaluation> matches;

    private CompiledFlag(FlagDefinition definition, @Nullable Rule rule, Evaluation otherwise) {
        this.definition = definition;
        this.rule = rule;
        this.otherwise = otherwise;
        Map<String, Evaluation> byVariant = new HashMap<>();
        definition
                .variants()
                .forEach((variant, value) ->
                        byVariant.put(variant, Evaluation.of(variant, value, Reason.TARGETING_MATCH)));
        this.matches = byVariant;
    }

    /**
     * Compiles one flag.
     *
     * @param flag its definition, known to be one
     * @param evaluators what its rule may refer to, by name
     * @throws IllegalArgumentException when it is no flag
     */
    public static CompiledFlag of(String key, JsonNode flag, Map<String, JsonNode> evaluators) {
        try {
            return of(FlagDefinition.read(key, flag, Map.of()), evaluators);
        } catch (InvalidDefinitionException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Never fails: a flag whose rule cannot be compiled answers PARSE_ERROR, as flagd's does. */
    static CompiledFlag of(FlagDefinition definition, Map<String, JsonNode> evaluators) {
        if (!definition.isEnabled()) {
            return new CompiledFlag(definition, null, Evaluation.codeDefault(Reason.DISABLED));
        }
        if (!definition.hasRule()) {
            return new CompiledFlag(definition, null, byDefault(definition, Reason.STATIC));
        }
        try {
            Rule rule = Rule.compile(definition.targeting(), definition.key(), evaluators);
            return new CompiledFlag(definition, rule, byDefault(definition, Reason.DEFAULT));
        } catch (InvalidRuleException e) {
            return new CompiledFlag(
                    definition, null, Evaluation.error(ErrorCode.PARSE_ERROR, String.valueOf(e.getMessage())));
        }
    }

    private static Evaluation byDefault(FlagDefinition definition, Reason reason) {
        String variant = definition.defaultVariant();
        JsonNode value = variant == null ? null : definition.variants().get(variant);
        return variant == null || value == null
                ? Evaluation.codeDefault(Reason.DEFAULT)
                : Evaluation.of(variant, value, reason);
    }

    /** What this caller gets. Never throws. */
    public Evaluation evaluate(EvaluationContext caller) {
        return rule == null ? otherwise : evaluate(rule, caller.scope());
    }

    /** The same, and how it came about. */
    public Explanation explain(EvaluationContext caller) {
        Steps steps = new Steps();
        return new Explanation(rule == null ? otherwise : evaluate(rule, caller.tracing(steps)), steps.taken());
    }

    private Evaluation evaluate(Rule targeting, Scope scope) {
        Object result;
        try {
            result = targeting.evaluate(scope);
        } catch (RuleFailure failure) {
            return Evaluation.error(ErrorCode.GENERAL, String.valueOf(failure.getMessage()));
        } catch (RuntimeException e) {
            // safe because a rule changes nothing: whatever went wrong, this caller gets the default in their code
            return Evaluation.error(
                    ErrorCode.GENERAL,
                    "The engine fails at the rule for this context (%s); report it, and both of them."
                            .formatted(e.getClass().getSimpleName()));
        }
        if (result == null) {
            return otherwise;
        }
        String variant = result instanceof String text ? text : Text.of(result, LONGEST_LIST);
        Evaluation match = variant == null ? null : matches.get(variant);
        return match == null
                ? Evaluation.error(ErrorCode.GENERAL, "The rule names a variant that the flag does not have.")
                : match;
    }

    /** Why its rule could not be compiled, so that evaluating it answers an error; empty when it could. */
    public Optional<String> problem() {
        return Optional.ofNullable(otherwise.message());
    }

    public FlagDefinition definition() {
        return definition;
    }

    public String key() {
        return definition.key();
    }
}
