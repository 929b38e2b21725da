package dev.sluice.rollback.lifecycle;

import dev.sluice.rollback.projection.Undo;
import org.jspecify.annotations.Nullable;

/**
 * One undo of a rollback.
 *
 * @param held when it was read back for the first time; null while it was not
 * @param confirmed whether it was asserted and read back after the rollout's halt, under the current fence
 */
public record Step(int index, Undo undo, @Nullable Held held, boolean confirmed) {
    /**
     * The first read-back.
     *
     * @param durationMs from the first {@code rollback.started} to the read-back
     */
    public record Held(long durationMs, Observation observed) {}

    static Step open(int index, Undo undo) {
        return new Step(index, undo, null, false);
    }

    Step holding(Held now) {
        return new Step(index, undo, now, confirmed);
    }

    Step confirming(boolean isConfirmed) {
        return new Step(index, undo, held, isConfirmed);
    }

    /** flag-service refuses every later forward change itself, so a flag that was changed needs no second look. */
    boolean settled() {
        return held != null && (confirmed || undo instanceof Undo.DisableFlag);
    }
}
