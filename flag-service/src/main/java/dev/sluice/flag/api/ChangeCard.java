package dev.sluice.flag.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Body of {@code PUT /api/v1/flags/{key}/card}; what is absent is emptied. */
public record ChangeCard(
        @NotNull @Valid CardForm card,
        @NotBlank @Size(max = 1000) String reason) {}
