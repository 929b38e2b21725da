package dev.sluice.flag.application;

import dev.sluice.flag.evaluation.Snapshot.FlagEntry;
import dev.sluice.flag.model.Flag;
import java.util.List;

/** Changes of a replica, for tests of other packages. */
public final class Published {
    private Published() {}

    /** As if a transaction of this replica had changed a flag. */
    public static void change(Snapshots snapshots, Flag flag, long version) {
        snapshots.written(List.of(new FlagEntry(flag, version)));
    }
}
