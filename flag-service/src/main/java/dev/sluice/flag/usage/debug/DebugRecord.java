package dev.sluice.flag.usage.debug;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.flag.evaluation.Decided;
import dev.sluice.flagengine.Evaluation;
import dev.sluice.flagengine.Explanation.Step;
import dev.sluice.flagengine.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One evaluation, written down.
 *
 * @param contextId the targeting key of who was named, a pseudonym of others; empty when the caller gave none
 * @param named whether {@code contextId} is the targeting key itself
 * @param rule what of the flag decided, as {@link Decided} says it
 * @param bucket that decided, of {@code total}; null when none did
 * @param variant null when the caller was to use the default in their code
 * @param snapshot version of the catalogue
 * @param value JSON; null unless values were asked for
 */
public record DebugRecord(
        String flag,
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
        @Nullable String value) {

    /** Who is written about, and when. */
    record About(String flag, Instant at, String contextId, boolean named) {}

    static DebugRecord of(About about, Decided decided, long revision, long snapshot, boolean withValue) {
        Evaluation evaluation = decided.evaluation();
        Step.Draw draw = decided.draw();
        JsonNode value = evaluation.value();
        return new DebugRecord(
                about.flag(),
                about.at(),
                about.contextId(),
                about.named(),
                decided.by(),
                draw == null ? null : draw.bucket(),
                draw == null ? null : draw.total(),
                evaluation.variant(),
                evaluation.reason(),
                revision,
                snapshot,
                withValue && value != null ? value.toString() : null);
    }
}
