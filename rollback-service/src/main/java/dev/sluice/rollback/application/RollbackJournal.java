package dev.sluice.rollback.application;

import dev.sluice.rollback.lifecycle.Rollback;
import dev.sluice.rollback.lifecycle.RollbackEvent;
import dev.sluice.rollback.store.StoredRollback.About;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells others what happened. Called inside the transaction; sends nothing itself. */
public interface RollbackJournal {
    /**
     * Writes one published event.
     *
     * @param after the rollback after the event; its version is the event's sequence
     * @return the id of the event
     */
    UUID write(Rollback after, RollbackEvent.Published event, Note note);

    /** What an event carries besides its data. */
    record Note(About about, @Nullable UUID cause, Instant at) {}
}
