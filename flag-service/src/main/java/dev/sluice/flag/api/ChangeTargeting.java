package dev.sluice.flag.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.flag.targeting.Targeting;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Body of {@code PUT /api/v1/flags/{key}/targeting}; {@code targeting} as {@link TargetingForm} reads it. */
public record ChangeTargeting(
        @NotNull JsonNode targeting,
        @NotBlank @Size(max = 1000) String reason) {

    Targeting toTargeting() {
        return TargetingForm.read(targeting);
    }
}
