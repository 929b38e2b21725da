package dev.sluice.simulation.rollback;

import dev.sluice.rollback.lifecycle.Rollback;
import dev.sluice.rollback.lifecycle.RollbackEvent;
import dev.sluice.rollback.lifecycle.RollbackState;
import dev.sluice.rollback.store.Documents;
import dev.sluice.rollback.store.StoredRollback.About;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A rollback as the database has it, with its lease and its history. */
public final class RollbackRow {
    private final List<RollbackEvent> history = new ArrayList<>();
    private Rollback rollback;
    private About about;

    @Nullable
    UUID startedEvent;

    String owner = "";
    long leaseUntil;

    RollbackRow(Rollback rollback, About about) {
        this.rollback = rollback;
        this.about = about;
    }

    public Rollback rollback() {
        return rollback;
    }

    public About about() {
        return about;
    }

    public List<RollbackEvent> history() {
        return history;
    }

    void locate(About now) {
        about = now;
    }

    boolean active() {
        return RollbackState.active(rollback.state());
    }

    /** What is loaded is what the document says. */
    void save(Rollback next, List<RollbackEvent> events) {
        String document = Documents.write(next.state());
        rollback = new Rollback(next.id(), next.version(), Documents.read(document, RollbackState.class));
        history.addAll(events);
    }
}
