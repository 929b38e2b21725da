package dev.sluice.microbench;

import dev.sluice.flagengine.CompiledFlag;
import dev.sluice.flagengine.EvaluationContext;
import dev.sluice.flagengine.FlagSet;
import dev.sluice.flagengine.InvalidDefinitionException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** As flag-service evaluates: a context made over the caller's attributes, one for all flags of a request. */
final class SluiceContestant implements Contestant {
    static final long NOW = 1_800_000_000L;

    private final CompiledFlag flag;
    private final List<EvaluationContext> callers;

    SluiceContestant(String rule) {
        flag = compiled(rule);
        callers = Caller.all().stream()
                .map(caller -> EvaluationContext.of(attributes(caller), NOW))
                .toList();
    }

    static CompiledFlag compiled(String rule) {
        try {
            return Objects.requireNonNull(FlagSet.read(Rules.document()).flag(rule));
        } catch (InvalidDefinitionException e) {
            throw new IllegalStateException("the rules are definitions", e);
        }
    }

    static Map<String, Object> attributes(Caller caller) {
        return Map.of(
                "targetingKey",
                caller.id(),
                "country",
                caller.country(),
                "plan",
                caller.plan(),
                "email",
                caller.email(),
                "version",
                caller.version());
    }

    @Override
    public boolean evaluate(int caller) {
        return "on".equals(flag.evaluate(callers.get(caller)).variant());
    }
}
