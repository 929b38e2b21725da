package dev.sluice.rollout.quarantine;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * Asks to let something be tried again.
 *
 * @param reason why it is believed to be safe
 */
public record ReleaseRequest(@NotBlank @Size(max = 1000) String reason) {}
