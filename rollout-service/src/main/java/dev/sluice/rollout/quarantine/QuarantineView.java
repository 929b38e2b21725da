package dev.sluice.rollout.quarantine;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A quarantine as it is shown.
 *
 * @param kind {@code version} or {@code variant}
 * @param flag the flag, for a variant
 * @param releasedAt null while it holds, like {@code releasedBy} and {@code releasedReason}
 */
public record QuarantineView(
        UUID id,
        UUID rolloutId,
        String environment,
        String service,
        String kind,
        String version,
        @Nullable String flag,
        String reason,
        Instant since,
        @Nullable Instant releasedAt,
        @Nullable String releasedBy,
        @Nullable String releasedReason) {

    QuarantineEntry entry() {
        return new QuarantineEntry(
                id,
                rolloutId,
                environment,
                service,
                QuarantineEntry.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                version,
                flag,
                reason,
                since);
    }
}
