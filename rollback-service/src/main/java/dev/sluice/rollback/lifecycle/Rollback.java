package dev.sluice.rollback.lifecycle;

import java.util.UUID;

/**
 * The aggregate: one rollback of one attempt of a rollout.
 *
 * @param version how many of its events have been published; the next one gets {@code version + 1}
 */
public record Rollback(UUID id, long version, RollbackState state) {
    public static Rollback absent(UUID id) {
        return new Rollback(id, 0, new RollbackState.Absent());
    }
}
