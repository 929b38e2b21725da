package dev.sluice.flag.application;

import dev.sluice.flag.evaluation.Snapshot;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** The snapshot that this replica evaluates with. Take it once per request. */
@ApplicationScoped
public class Snapshots {
    private final AtomicReference<Snapshot> current = new AtomicReference<>(Snapshot.EMPTY);

    public Snapshot current() {
        return current.get();
    }

    /** A change of this replica is evaluated as soon as it is committed, before anybody is told. */
    void written(@Observes(during = TransactionPhase.AFTER_SUCCESS) Snapshot.Entry entry) {
        current.updateAndGet(snapshot -> snapshot.changed(entry));
    }

    /** Everything that others have changed up to a version. */
    void caughtUp(List<Snapshot.Entry> entries, long version) {
        current.updateAndGet(snapshot -> snapshot.caughtUp(entries, version));
    }

    /** Replaces all, unless something changed meanwhile. */
    void reloaded(Snapshot seen, Snapshot whole) {
        current.compareAndSet(seen, whole);
    }
}
