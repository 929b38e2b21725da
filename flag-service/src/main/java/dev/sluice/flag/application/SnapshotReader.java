package dev.sluice.flag.application;

import dev.sluice.flag.evaluation.Snapshot;
import dev.sluice.flag.store.Catalogue;
import dev.sluice.flag.store.FlagRepository;
import dev.sluice.flag.store.Segments;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

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

    /** Reads what changed since the snapshot, if anything did. The version is read first, so nothing up to it can be missed. */
    public void catchUp(Snapshots snapshots) {
        long version = catalogue.version();
        long known = snapshots.current().version();
        if (version > known) {
            snapshots.caughtUp(changedAfter(known), version);
        }
    }

    /** Reads everything, as if nothing were known. */
    public void reload(Snapshots snapshots) {
        Snapshot seen = snapshots.current();
        long version = catalogue.version();
        List<Snapshot.Entry> all = new ArrayList<>(segments.changedAfter(0));
        all.addAll(flags.all(seen::known));
        snapshots.reloaded(seen, all, version);
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
