package dev.sluice.rollback.store;

import dev.sluice.rollback.lifecycle.Rollback;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rollback with what surrounds it.
 *
 * @param about what it is a rollback of
 * @param startedEventId the latest {@code rollback.started}, null before the first
 */
public record StoredRollback(
        Rollback rollback, About about, @Nullable UUID startedEventId, Instant createdAt, Instant updatedAt) {

    /**
     * The attempt that is rolled back, and who may see it.
     *
     * @param environment null when nobody said (then only viewers of everything see it)
     */
    public record About(
            UUID rolloutId,
            int attempt,
            @Nullable String environment,
            @Nullable String service) {}
}
