package dev.sluice.flag.usage.count;

import dev.sluice.flag.evaluation.EvaluableFlag;
import dev.sluice.flagengine.Evaluation;
import dev.sluice.flagengine.Reason;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts every evaluation of this process. Known outcomes are counted without garbage and without a lock. */
public final class Counters {
    /** In place of a variant, where callers use the default in their code; no variant can have this name. */
    public static final String CODE_DEFAULT = "";

    private final Map<String, FlagCounts> flags = new ConcurrentHashMap<>();
    private final LongAdder uncounted = new LongAdder();
    private final Repeats repeats = new Repeats(this);
    private final Appeared listener;

    /** Is told what is counted; may be told twice. */
    @FunctionalInterface
    public interface Appeared {
        void appeared(FlagCounts flag, String variant, Reason reason);
    }

    public Counters(Appeared listener) {
        this.listener = listener;
    }

    public void count(EvaluableFlag flag, Evaluation evaluation) {
        count(flag, evaluation, 1);
    }

    void count(EvaluableFlag flag, Evaluation evaluation, long times) {
        String variant = evaluation.variant();
        String named = variant == null ? CODE_DEFAULT : variant;
        FlagCounts counts = flags.get(flag.key());
        if (counts == null || !counts.count(flag.revision(), named, evaluation.reason(), times)) {
            countNew(flag, named, evaluation.reason(), times);
        }
    }

    private void countNew(EvaluableFlag flag, String variant, Reason reason, long times) {
        FlagCounts counts = flags.computeIfAbsent(flag.key(), key -> new FlagCounts(key, flag.scope()));
        if (counts.countNew(flag.revision(), variant, reason, times)) {
            listener.appeared(counts, variant, reason);
        } else {
            uncounted.add(times);
        }
    }

    /** To count all these evaluations again, each time with a single addition. They reach the counts when somebody looks at those. */
    public Repeat repeat(List<Counted> evaluations) {
        return repeats.begin(evaluations);
    }

    /** What a sink has not taken so far, of the flags of which there is anything. */
    public List<Unpublished> unpublished(Sink sink) {
        repeats.settle();
        return flags.values().stream()
                .map(counts -> counts.unpublished(sink))
                .filter(each -> !each.isEmpty())
                .toList();
    }

    /** The same of one flag; null when nothing was ever counted. */
    public @Nullable Unpublished unpublished(Sink sink, String flag) {
        repeats.settle();
        FlagCounts counts = flags.get(flag);
        return counts == null ? null : counts.unpublished(sink);
    }

    /** Ends a round, every few seconds: lines that nobody needs any more go. */
    public void round() {
        flags.values().forEach(FlagCounts::round);
    }

    /** Repeats that are not over. */
    int repeats() {
        return repeats.size();
    }

    /** Evaluations of flags that had too many outcomes at once. */
    public long uncounted() {
        return uncounted.sum();
    }
}
