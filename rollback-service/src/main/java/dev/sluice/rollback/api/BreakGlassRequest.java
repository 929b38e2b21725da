package dev.sluice.rollback.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * Takes a rollout back from this service's own copy of it.
 *
 * @param reason why, for the audit trail and everybody who looks at the rollout
 */
public record BreakGlassRequest(
        @NotNull UUID rolloutId, @NotBlank @Size(max = 1000) String reason) {}
