package dev.sluice.flag.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.flag.model.Content;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a change request wants: exactly one of these, as the endpoint for the direct change takes it.
 *
 * @param enabled of a flag; true as {@code POST …/enable}, false as {@code POST …/disable}
 * @param archived of a flag, only true: it ends
 * @param force with {@code archived}: also while somebody evaluates the flag
 * @param revertTo of a flag: it becomes what it was after this revision
 * @param segment what the segment becomes
 * @param deleted of a segment, only true: it goes
 */
public record ChangeForm(
        @Nullable @Valid ExposureForm exposure,
        @Nullable JsonNode targeting,
        @Nullable @Size(max = Content.MOST_PREREQUISITES) List<@NotNull @Valid PrerequisiteForm> prerequisites,
        @Nullable @Valid CardForm card,
        @Nullable Boolean enabled,
        @Nullable @AssertTrue Boolean archived,
        @Nullable Boolean force,
        @Nullable @Min(1) Long revertTo,
        @Nullable @Valid SegmentForm segment,
        @Nullable @AssertTrue Boolean deleted) {

    /** How many things it wants of a flag. */
    int ofFlag() {
        return count(exposure, targeting, prerequisites, card, enabled, archived, revertTo);
    }

    /** How many things it wants of a segment. */
    int ofSegment() {
        return count(segment, deleted);
    }

    private static int count(@Nullable Object... wishes) {
        return (int) Stream.of(wishes).filter(Objects::nonNull).count();
    }
}
