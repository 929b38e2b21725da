package dev.sluice.flag.api;

import dev.sluice.flag.usage.debug.DebugSettings;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code PUT /api/v1/flags/{key}/debug}.
 *
 * @param sampling the share of all evaluations that is written down; 0 when absent
 * @param targetingKeys callers whose every evaluation is written down, under their key
 * @param attributes callers with any of these are too, under a pseudonym
 * @param minutes then it ends
 * @param values whether the values that callers get are written down with the variants; false when absent
 */
public record SetDebug(
        @Nullable @DecimalMin("0") @DecimalMax("1") Double sampling,
        @Nullable @Size(max = DebugSettings.MOST_KEYS) Set<@NotNull @Size(max = 1000) String> targetingKeys,

        @Nullable @Size(max = DebugSettings.MOST_ATTRIBUTES)
        Map<@Size(max = 200) String, @NotNull @Size(max = 1000) String> attributes,

        @NotNull @Min(1) @Max(60) Integer minutes,
        @Nullable Boolean values,
        @NotBlank @Size(max = 1000) String reason) {

    DebugSettings settings(String flag, Instant now) {
        return Forms.parse(() -> new DebugSettings(
                flag,
                sampling == null ? 0 : sampling,
                targetingKeys == null ? Set.of() : targetingKeys,
                attributes == null ? Map.of() : attributes,
                values != null && values,
                now.plus(Duration.ofMinutes(minutes)).truncatedTo(ChronoUnit.MILLIS),
                UUID.randomUUID()));
    }
}
