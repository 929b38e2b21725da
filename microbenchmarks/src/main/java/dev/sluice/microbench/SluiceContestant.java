package dev.sluice.microbench;

import dev.sluice.flagengine.CompiledFlag;
import dev.sluice.flagengine.EvaluationContext;
import dev.sluice.flagengine.FlagSet;
import dev.sluice.flagengine.InvalidDefinitionException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** As flag-service evaluates: a context made over the caller's attributes, one for all flags of a request; the flag is looked up each time. */
final class SluiceContestant implements Contestant {
    static final long NOW = 1_800_000_000L;

    private final String rule;
    private final FlagSet flags;
    private final List<EvaluationContext> callers;

    SluiceContestant(String rule) {
        this.rule = rule;
        flags = flags();
        callers = Caller.all().stream()
                .map(caller -> EvaluationContext.of(attributes(caller), NOW))
                .toList();
    }

    static FlagSet flags() {
        try {
            return FlagSet.read(Rules.document());
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
        CompiledFlag flag = Objects.requireNonNull(flags.flag(rule));
        return "on".equals(flag.evaluate(callers.get(caller)).variant());
    }
}
