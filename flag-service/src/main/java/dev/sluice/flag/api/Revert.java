package dev.sluice.flag.api;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * Body of {@code POST /api/v1/flags/{key}/revert}.
 *
 * @param revision the flag becomes what it was after this one
 */
public record Revert(
        @NotNull @Min(1) Long revision,
        @NotBlank @Size(max = 1000) String reason) {}
