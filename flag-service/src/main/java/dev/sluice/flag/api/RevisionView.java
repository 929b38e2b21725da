package dev.sluice.flag.api;

import dev.sluice.flag.model.Cause;
import dev.sluice.flag.model.Fence;
import dev.sluice.flag.model.Revision;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a flag's history.
 *
 * @param changeRequestId the change request that asked for it, if one did
 * @param before what the flag was until then; null when it was created
 * @param after what it was from then on
 */
public record RevisionView(
        long revision,
        String change,
        ExposureView exposure,
        Cause cause,
        @Nullable UUID rolloutId,
        @Nullable Integer attempt,
        @Nullable String by,
        @Nullable String reason,
        @Nullable UUID changeRequestId,
        Instant at,
        @Nullable ContentView before,
        ContentView after) {

    static RevisionView of(Revision revision, @Nullable Revision earlier) {
        Fence fence = revision.fence();
        return new RevisionView(
                revision.number(),
                revision.change().name().toLowerCase(Locale.ROOT),
                ExposureView.of(revision.content().exposure()),
                revision.cause(),
                fence == null ? null : fence.rollout(),
                fence == null ? null : fence.attempt(),
                revision.by(),
                revision.reason(),
                revision.request(),
                revision.at(),
                earlier == null ? null : ContentView.of(earlier.content()),
                ContentView.of(revision.content()));
    }
}
