package dev.sluice.flag.api;

import dev.sluice.flag.model.Exposure;
import dev.sluice.kit.problem.CommonProblem;
import dev.sluice.kit.problem.ProblemException;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * An exposure that a client wants.
 *
 * @param variant as it is when absent
 * @param otherwise as it is when absent
 * @param percentage in steps of 0.001
 */
public record ExposureForm(
        @Nullable String variant,
        @Nullable String otherwise,
        @NotNull Boolean internal,
        @NotNull @DecimalMin("0") @DecimalMax("100") Double percentage) {

    Exposure over(Exposure current) {
        if (!Exposure.isStep(percentage)) {
            throw new ProblemException(
                            CommonProblem.INVALID_REQUEST, "Send a percentage in steps of " + Exposure.STEP + ".")
                    .error("percentage", "must be a multiple of " + Exposure.STEP);
        }
        return Forms.parse(() -> new Exposure(
                variant == null ? current.variant() : variant,
                otherwise == null ? current.otherwise() : otherwise,
                internal,
                percentage));
    }
}
