package dev.sluice.microbench;

import dev.sluice.flagengine.CompiledFlag;
import dev.sluice.flagengine.EvaluationContext;
import dev.sluice.flagengine.FlagSet;
import dev.sluice.flagengine.InvalidDefinitionException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** As flag-service evaluates: attributes as they were read, and a context made over them for each evaluation. */
final class SluiceContestant implements Contestant {
    private static final long NOW = 1_800_000_000L;

    private final CompiledFlag flag;
    private final List<Map<String, Object>> callers;

    SluiceContestant(String rule) {
        try {
            flag = Objects.requireNonNull(FlagSet.read(Rules.document()).flag(rule));
        } catch (InvalidDefinitionException e) {
            throw new IllegalStateException("the rules are definitions", e);
        }
        callers = Caller.all().stream().map(SluiceContestant::attributes).toList();
    }

    private static Map<String, Object> attributes(Caller caller) {
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
        return "on"
                .equals(flag.evaluate(EvaluationContext.of(callers.get(caller), NOW))
                        .variant());
    }
}
