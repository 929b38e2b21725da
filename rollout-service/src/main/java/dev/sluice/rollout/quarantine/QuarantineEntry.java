package dev.sluice.rollout.quarantine;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that failed and is not tried again until a person releases it.
 *
 * @param rolloutId the rollout that failed; its release is an event of that rollout
 * @param version the version, or for {@link Kind#VARIANT} the flag's variant
 * @param flag the flag, only for {@link Kind#VARIANT}
 */
public record QuarantineEntry(
        UUID id,
        UUID rolloutId,
        String environment,
        String service,
        Kind kind,
        String version,
        @Nullable String flag,
        String reason,
        Instant since) {

    /** Spelled in lower case on the wire. */
    public enum Kind {
        VERSION,
        VARIANT
    }
}
