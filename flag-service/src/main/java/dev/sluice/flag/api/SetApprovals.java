package dev.sluice.flag.api;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * Body of {@code PUT /api/v1/environments/{environment}}.
 *
 * @param approvals how many others must approve of what a person changes about flags: 0 or 1
 */
public record SetApprovals(
        @NotNull @Min(0) @Max(1) Integer approvals,
        @NotBlank @Size(max = 1000) String reason) {}
