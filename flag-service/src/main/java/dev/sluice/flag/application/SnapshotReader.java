package dev.sluice.flag.application;

import dev.sluice.flag.evaluation.Snapshot;
import dev.sluice.flag.store.Catalogue;
import dev.sluice.flag.store.FlagRepository;
import dev.sluice.flag.store.Segments;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Brings a replica's snapshot up to what the database holds. */
@ApplicationScoped
public class SnapshotReader {
    private final Catalogue catalogue;
    private final FlagRepository flags;
    private final Segments segments;

    public SnapshotReader(Catalogue catalogue, FlagRepository flags, Segments segments) {
        this.catalogue = catalogue;
        this.flags = flags;
        this.segments = segments;
    }

    /** What the database holds, all of one moment. */
    private record Found(List<Snapshot.Entry> entries, long version) {}

    /** Reads what changed since the snapshot, if anything did. */
    public void catchUp(Snapshots snapshots) {
        long known = snapshots.current().version(); // before the database is asked, or it could seem to know less
        long version = catalogue.version();
        if (version > known) {
            Found found = ofOneMoment(() -> changedAfter(known));
            snapshots.caughtUp(found.entries(), found.version());
        } else if (version < known) {
            reload(snapshots); // the database was restored
        }
    }

    /** The same within a transaction that has locked the catalogue, and has changed nothing yet. */
    void catchUpLocked(Snapshots snapshots, long version) {
        long known = snapshots.current().version();
        if (version > known) {
            snapshots.caughtUp(changedAfter(known), version);
        }
    }

    /** Reads everything, as if nothing were known. */
    public void reload(Snapshots snapshots) {
        Snapshot seen = snapshots.current();
        Found found = ofOneMoment(() -> {
            List<Snapshot.Entry> all = new ArrayList<>(segments.changedAfter(0));
            all.addAll(flags.all(seen::known));
            return all;
        });
        snapshots.reloaded(seen, found.entries(), found.version());
    }

    /** Version, segments and flags are three statements; each with a view of its own would find more than the version says. */
    private Found ofOneMoment(Supplier<List<Snapshot.Entry>> entries) {
        return QuarkusTransaction.requiringNew().call(() -> {
            catalogue.freeze();
            long version = catalogue.version();
            return new Found(entries.get(), version);
        });
    }

    /**
     * The snapshot with all that is committed, and all that this transaction has changed. Only while the catalogue is locked: so nothing
     * changes meanwhile. Not for evaluation, since the transaction may yet fail.
     */
    Snapshot now(Snapshots snapshots) {
        Snapshot known = snapshots.current();
        return known.caughtUp(changedAfter(known.version()), catalogue.version());
    }

    private List<Snapshot.Entry> changedAfter(long version) {
        List<Snapshot.Entry> changed = new ArrayList<>(segments.changedAfter(version));
        changed.addAll(flags.changedAfter(version));
        return changed;
    }
}
