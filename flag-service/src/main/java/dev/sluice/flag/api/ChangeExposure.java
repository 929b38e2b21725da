package dev.sluice.flag.api;

import dev.sluice.flag.model.Exposure;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Body of {@code PUT /api/v1/flags/{key}/exposure}. */
public record ChangeExposure(
        @Nullable String variant,
        @Nullable String otherwise,
        @NotNull Boolean internal,
        @NotNull @DecimalMin("0") @DecimalMax("100") Double percentage,
        @NotBlank @Size(max = 1000) String reason) {

    Exposure over(Exposure current) {
        return new ExposureForm(variant, otherwise, internal, percentage).over(current);
    }
}
