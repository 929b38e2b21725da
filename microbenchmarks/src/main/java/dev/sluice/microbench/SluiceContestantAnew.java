package dev.sluice.microbench;

import dev.sluice.flagengine.CompiledFlag;
import dev.sluice.flagengine.EvaluationContext;
import java.util.List;
import java.util.Map;

/** As a request for a single flag is evaluated: with a context of its own. */
final class SluiceContestantAnew implements Contestant {
    private final CompiledFlag flag;
    private final List<Map<String, Object>> callers =
            Caller.all().stream().map(SluiceContestant::attributes).toList();

    SluiceContestantAnew(String rule) {
        flag = SluiceContestant.compiled(rule);
    }

    @Override
    public boolean evaluate(int caller) {
        return "on"
                .equals(flag.evaluate(EvaluationContext.of(callers.get(caller), SluiceContestant.NOW))
                        .variant());
    }
}
