package dev.sluice.flag.application;

import dev.sluice.flag.evaluation.Snapshot;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** The snapshot that this replica evaluates with. Take it once per request. */
@ApplicationScoped
public class Snapshots {
    private final AtomicReference<Snapshot> current = new AtomicReference<>(Snapshot.EMPTY);
    private final List<Runnable> followers = new CopyOnWriteArrayList<>();
    private volatile boolean whole;

    public Snapshot current() {
        return current.get();
    }

    /** Whether all flags were read once; before, what is missing here need not be missing. */
    public boolean isWhole() {
        return whole;
    }

    /** Is run after each change, on the thread that made it; so it only makes a note for another one. */
    public void onChange(Runnable follower) {
        followers.add(follower);
    }

    /** A change of this replica is evaluated as soon as it is committed, before anybody is told. */
    void written(@Observes(during = TransactionPhase.AFTER_SUCCESS) Snapshot.Entry entry) {
        current.updateAndGet(snapshot -> snapshot.changed(entry));
        tell();
    }

    /** Everything that others have changed up to a version. */
    void caughtUp(List<Snapshot.Entry> entries, long version) {
        current.updateAndGet(snapshot -> snapshot.caughtUp(entries, version));
        whole = true;
        tell();
    }

    /** Replaces all, unless something changed meanwhile. */
    void reloaded(Snapshot seen, Snapshot replacement) {
        if (current.compareAndSet(seen, replacement)) {
            whole = true;
            tell();
        }
    }

    private void tell() {
        followers.forEach(Runnable::run);
    }
}
