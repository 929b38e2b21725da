package dev.sluice.flag.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.sluice.flag.usage.count.Counters;
import dev.sluice.flag.usage.count.OutcomeCount;
import dev.sluice.flag.usage.debug.DebugRecord;
import dev.sluice.flag.usage.debug.DebugRecords;
import dev.sluice.flagengine.Reason;
import dev.sluice.kit.page.Page;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a flag was evaluated.
 *
 * @param hours the window that {@code counts} are of, whole hours
 * @param total the sum of the counts
 * @param lastEvaluatedAt also from before the window; null when no evaluation was ever counted
 * @param counts newest revision first
 * @param debug null when nobody asked for a debug log lately
 * @param records the debug log, newest first
 */
public record EvaluationsView(
        String flag,
        int hours,
        long total,
        @Nullable Instant lastEvaluatedAt,
        List<CountView> counts,
        @Nullable DebugView debug,
        Page<RecordView> records) {

    /**
     * How often one thing came of it.
     *
     * @param variant null when callers were to use the default in their code
     */
    public record CountView(@Nullable String variant, Reason reason, long revision, long count) {
        static CountView of(OutcomeCount outcome) {
            String variant = outcome.variant();
            return new CountView(
                    variant.equals(Counters.CODE_DEFAULT) ? null : variant,
                    outcome.reason(),
                    outcome.revision(),
                    outcome.count());
        }
    }

    /**
     * One evaluation.
     *
     * @param contextId the targeting key of a caller who was named, a pseudonym of others
     * @param rule what of the flag decided
     * @param bucket that decided, of {@code total}; null when none did
     * @param snapshot version of the catalogue that was evaluated
     * @param value null unless it was asked for
     */
    public record RecordView(
            Instant at,
            String contextId,
            boolean named,
            String rule,
            @Nullable Long bucket,
            @Nullable Long total,
            @Nullable String variant,
            Reason reason,
            long revision,
            long snapshot,
            @JsonRawValue @Nullable String value,
            String replica) {
        static RecordView of(DebugRecords.Entry entry) {
            DebugRecord written = entry.written();
            return new RecordView(
                    written.at(),
                    written.contextId(),
                    written.named(),
                    written.rule(),
                    written.bucket(),
                    written.total(),
                    written.variant(),
                    written.reason(),
                    written.revision(),
                    written.snapshot(),
                    written.value(),
                    entry.replica());
        }
    }
}
