package dev.sluice.flag.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Body of a change that needs nothing but a reason. */
public record Why(@NotBlank @Size(max = 1000) String reason) {}
