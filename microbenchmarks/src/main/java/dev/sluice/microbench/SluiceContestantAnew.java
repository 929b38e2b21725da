package dev.sluice.microbench;

import dev.sluice.flagengine.CompiledFlag;
import dev.sluice.flagengine.EvaluationContext;
import dev.sluice.flagengine.FlagSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** As a request for a single flag is evaluated: with a context of its own. */
final class SluiceContestantAnew implements Contestant {
    private final String rule;
    private final FlagSet flags = SluiceContestant.flags();
    private final List<Map<String, Object>> callers =
            Caller.all().stream().map(SluiceContestant::attributes).toList();

    SluiceContestantAnew(String rule) {
        this.rule = rule;
    }

    @Override
    public boolean evaluate(int caller) {
        CompiledFlag flag = Objects.requireNonNull(flags.flag(rule));
        return "on"
                .equals(flag.evaluate(EvaluationContext.of(callers.get(caller), SluiceContestant.NOW))
                        .variant());
    }
}
