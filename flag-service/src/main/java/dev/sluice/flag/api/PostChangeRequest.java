package dev.sluice.flag.api;

import dev.sluice.flag.model.Names;
import dev.sluice.flag.requests.life.Terms;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /api/v1/change-requests}; about a flag or a segment.
 *
 * @param at when the change is to be made; without delay when absent
 * @param onlyIfUnchanged not when the flag or segment has changed since; false when absent
 */
public record PostChangeRequest(
        @Nullable @Pattern(regexp = Names.PATTERN) String flag,
        @Nullable @Valid SegmentName segment,
        @NotNull @Valid ChangeForm change,
        @Nullable Instant at,
        @Nullable Boolean onlyIfUnchanged,
        @NotBlank @Size(max = 1000) String reason) {

    Terms terms(Instant now, Terms.Limits limits) {
        Instant due = at == null ? null : at.truncatedTo(ChronoUnit.MILLIS);
        return Forms.parse(() -> Terms.of(due, Boolean.TRUE.equals(onlyIfUnchanged), now, limits));
    }
}
