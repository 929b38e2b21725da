package dev.sluice.flag.usage;

import dev.sluice.flag.evaluation.EvaluableFlag;
import dev.sluice.flag.evaluation.Snapshot;
import dev.sluice.flag.usage.count.Counted;
import dev.sluice.flag.usage.count.Counters;
import dev.sluice.flag.usage.count.Repeat;
import dev.sluice.flag.usage.debug.DebugLog;
import dev.sluice.flagengine.Evaluation;
import dev.sluice.flagengine.EvaluationContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Predicate;

/** Told of every evaluation for a caller. Never waits, never fails. A singleton, so that no proxy stands in the way. */
@Singleton
public class EvaluationLog {
    private final Counters counters;
    private final DebugLog debug;

    public EvaluationLog(Counters counters, DebugLog debug) {
        this.counters = counters;
        this.debug = debug;
    }

    /** To count the same evaluations again; only while {@link #mayRepeat}. */
    public Repeat repeat(List<Counted> evaluations) {
        return counters.repeat(evaluations);
    }

    /** Whether evaluations of these flags may be counted without being looked at one by one: not while somebody wants any written down. */
    public boolean mayRepeat(Predicate<String> flags) {
        return !debug.isWatching(flags);
    }

    /** Counts an evaluation, and writes it down where somebody asked for that. */
    public void count(Snapshot snapshot, EvaluableFlag flag, EvaluationContext caller, Evaluation evaluation) {
        counters.count(flag, evaluation);
        debug.note(snapshot, flag, caller);
    }
}
