package dev.sluice.flag.application;

import dev.sluice.flag.evaluation.Snapshot;
import dev.sluice.flag.store.Catalogue;
import dev.sluice.flag.store.FlagRepository;
import jakarta.enterprise.context.ApplicationScoped;

/** Brings a replica's snapshot up to what the database holds. */
@ApplicationScoped
public class SnapshotReader {
    private final Catalogue catalogue;
    private final FlagRepository flags;

    public SnapshotReader(Catalogue catalogue, FlagRepository flags) {
        this.catalogue = catalogue;
        this.flags = flags;
    }

    /** Reads what changed since the snapshot, if anything did. The version is read first, so nothing up to it can be missed. */
    public void catchUp(Snapshots snapshots) {
        long version = catalogue.version();
        long known = snapshots.current().version();
        if (version > known) {
            snapshots.caughtUp(flags.changedAfter(known), version);
        }
    }

    /** Reads everything, as if nothing were known. */
    public void reload(Snapshots snapshots) {
        Snapshot seen = snapshots.current();
        long version = catalogue.version();
        snapshots.reloaded(seen, Snapshot.EMPTY.caughtUp(flags.changedAfter(0), version));
    }
}
