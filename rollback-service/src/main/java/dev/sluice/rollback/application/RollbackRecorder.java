package dev.sluice.rollback.application;

import dev.sluice.rollback.application.RollbackJournal.Note;
import dev.sluice.rollback.lifecycle.Rollback;
import dev.sluice.rollback.lifecycle.RollbackEvent;
import dev.sluice.rollback.lifecycle.RollbackEvolution;
import dev.sluice.rollback.lifecycle.RollbackState;
import dev.sluice.rollback.store.Rollbacks;
import dev.sluice.rollback.store.StoredRollback;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Evolves a rollback by its events, stores it with its history and tells others. */
@ApplicationScoped
class RollbackRecorder {
    private final Rollbacks rollbacks;
    private final RollbackJournal journal;
    private final RollbackMeters meters;
    private final Event<RollbackChanged> changed;

    RollbackRecorder(
            Rollbacks rollbacks, RollbackJournal journal, RollbackMeters meters, Event<RollbackChanged> changed) {
        this.rollbacks = rollbacks;
        this.journal = journal;
        this.meters = meters;
        this.changed = changed;
    }

    void record(StoredRollback stored, List<RollbackEvent> events, @Nullable UUID cause, Instant now) {
        Rollback rollback = stored.rollback();
        UUID started = stored.startedEventId();
        for (RollbackEvent event : events) {
            rollback = RollbackEvolution.evolve(rollback, event);
            if (event instanceof RollbackEvent.Published published) {
                UUID because = published instanceof RollbackEvent.Started begun
                        ? startedBy(begun, started == null, cause)
                        : cause == null ? started : cause;
                UUID id = journal.write(rollback, published, new Note(stored.about(), because, now));
                started = published instanceof RollbackEvent.Started ? id : started;
                meters.count(rollback, published, stored.about());
            }
        }
        boolean isNew = stored.rollback().state() instanceof RollbackState.Absent;
        rollbacks.save(new StoredRollback(rollback, stored.about(), started, stored.createdAt(), now), events);
        changed.fire(new RollbackChanged(rollback, isNew));
    }

    /** The first start was caused by its trigger, even when it was the time to catch up that ended; later ones by their input. */
    private static @Nullable UUID startedBy(RollbackEvent.Started started, boolean first, @Nullable UUID cause) {
        return first ? started.work().trigger().cause().eventId() : cause;
    }
}
