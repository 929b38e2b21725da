package dev.sluice.rollout.lifecycle;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What must not be tried again.
 *
 * @param flag null for a version; otherwise {@code version} is a variant of this flag
 */
public record Quarantined(
        UUID id,
        String environment,
        String service,
        String version,
        @Nullable String flag) {}
