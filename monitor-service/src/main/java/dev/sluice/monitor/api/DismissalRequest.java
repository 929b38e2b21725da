package dev.sluice.monitor.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * Calls an alarm false, for the attempt that is under way.
 *
 * @param metric the metric's name, or {@code sample-ratio}
 * @param reason why, for the audit trail and everybody who looks at the analysis
 */
public record DismissalRequest(
        @NotBlank @Size(max = 200) String metric,
        @NotBlank @Size(max = 1000) String reason) {}
