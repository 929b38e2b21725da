package dev.sluice.flag.application;

import dev.sluice.flag.evaluation.Snapshot;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** The snapshot that this replica evaluates with, and the last ones before it. Take one per request. */
@ApplicationScoped
public class Snapshots {
    /** How many versions a request can go back to. They share all flags that are the same. */
    static final int KEPT = 32;

    /** Immutable. */
    private record Known(Snapshot current, SortedMap<Long, Snapshot> byVersion) {
        Known with(Snapshot next) {
            TreeMap<Long, Snapshot> kept =
                    new TreeMap<>(byVersion.headMap(next.version())); // a restored database goes back
            kept.put(next.version(), next);
            while (kept.size() > KEPT) {
                kept.pollFirstEntry();
            }
            return new Known(next, kept);
        }
    }

    private final AtomicReference<Known> known = new AtomicReference<>(new Known(Snapshot.EMPTY, new TreeMap<>()));
    private final List<Runnable> followers = new CopyOnWriteArrayList<>();
    private final Timer changes;
    private final Timer reloads;
    private volatile boolean whole;

    public Snapshots(MeterRegistry metrics) {
        changes = timer(metrics, "change");
        reloads = timer(metrics, "reload");
    }

    private static Timer timer(MeterRegistry metrics, String cause) {
        return Timer.builder("sluice.flag.snapshot.build")
                .description("Making a snapshot out of the one before and what was read")
                .tag("cause", cause)
                .register(metrics);
    }

    public Snapshot current() {
        return known.get().current();
    }

    /** The flags as they were at a version of the catalogue; empty when this replica never had just that, or no longer, or not yet. */
    public Optional<Snapshot> at(long version) {
        return Optional.ofNullable(known.get().byVersion().get(version));
    }

    /** Whether all flags were read once; before, what is missing here need not be missing. */
    public boolean isWhole() {
        return whole;
    }

    /** Is run after each change, on the thread that made it; so it only makes a note for another one. */
    public void onChange(Runnable follower) {
        followers.add(follower);
    }

    /** What a transaction of this replica has changed. */
    void written(List<Snapshot.Entry> entries) {
        known.updateAndGet(
                before -> before.with(changes.record(() -> before.current().changed(entries))));
        tell();
    }

    /** Everything that others have changed up to a version. */
    void caughtUp(List<Snapshot.Entry> entries, long version) {
        known.updateAndGet(
                before -> before.with(changes.record(() -> before.current().caughtUp(entries, version))));
        whole = true;
        tell();
    }

    /** Replaces all by what another look at everything found; when something changed meanwhile, what was found is added to it. */
    void reloaded(Snapshot seen, List<Snapshot.Entry> entries, long version) {
        Snapshot replacement = reloads.record(() -> seen.replaced(entries, version));
        known.updateAndGet(before -> before.with(
                before.current() == seen ? replacement : before.current().caughtUp(entries, version)));
        whole = true;
        tell();
    }

    private void tell() {
        followers.forEach(Runnable::run);
    }
}
