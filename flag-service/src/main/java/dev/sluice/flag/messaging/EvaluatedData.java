package dev.sluice.flag.messaging;

import dev.sluice.flag.usage.count.Counters;
import dev.sluice.flag.usage.count.OutcomeCount;
import dev.sluice.flag.usage.count.Unpublished;
import dev.sluice.flagengine.Reason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The data of {@code flag.evaluated.v1}: what one replica counted of one flag. Never a value, never a caller.
 *
 * @param from when the replica published of this flag before, or when it began to count
 */
record EvaluatedData(String flag, String replica, String from, String until, long evaluations, List<Outcome> outcomes) {
    static final String TYPE = "dev.sluice.flag.evaluated.v1";

    /**
     * How often one thing came of it.
     *
     * @param variant null when callers were to use the default in their code
     */
    record Outcome(@Nullable String variant, Reason reason, long revision, long count) {
        static Outcome of(OutcomeCount counted) {
            String variant = counted.variant();
            return new Outcome(
                    variant.equals(Counters.CODE_DEFAULT) ? null : variant,
                    counted.reason(),
                    counted.revision(),
                    counted.count());
        }
    }

    static EvaluatedData of(Unpublished counted, String replica, Instant from, Instant until) {
        return new EvaluatedData(
                counted.flag(),
                replica,
                from.toString(),
                until.toString(),
                counted.evaluations(),
                counted.outcomes().stream().map(Outcome::of).toList());
    }
}
