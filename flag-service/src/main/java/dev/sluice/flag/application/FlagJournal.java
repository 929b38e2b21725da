package dev.sluice.flag.application;

import dev.sluice.flag.evaluation.Snapshot;
import dev.sluice.flag.model.Cause;
import dev.sluice.flag.model.Fence;
import dev.sluice.flag.model.Flag;
import dev.sluice.flag.model.Revision;
import dev.sluice.flag.model.Revision.Change;
import dev.sluice.flag.store.Catalogue;
import dev.sluice.flag.store.FlagRepository;
import dev.sluice.flag.store.RevisionRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes a revision: flag, history, version of the catalogue, and the signal for this replica's snapshot after the commit. */
@ApplicationScoped
class FlagJournal {
    private final Catalogue catalogue;
    private final FlagRepository flags;
    private final RevisionRepository revisions;
    private final SnapshotWriter snapshot;

    FlagJournal(Catalogue catalogue, FlagRepository flags, RevisionRepository revisions, SnapshotWriter snapshot) {
        this.catalogue = catalogue;
        this.flags = flags;
        this.revisions = revisions;
        this.snapshot = snapshot;
    }

    /** Loads a flag; nobody else changes any flag until the end of the transaction. */
    @Transactional(TxType.MANDATORY)
    @Nullable
    Flag lock(String key) {
        snapshot.lock();
        return flags.lock(key);
    }

    /** Only after {@link #lock}. */
    @Transactional(TxType.MANDATORY)
    void write(Flag flag, Change change, Cause cause, @Nullable Fence fence, Origin origin) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        long version = catalogue.advance();
        switch (change) {
            case CREATED -> flags.insert(flag, version, now);
            case CHANGED, ARCHIVED -> flags.save(flag, version, now);
        }
        revisions.append(new Revision(
                flag.key(),
                flag.revision(),
                change,
                flag.content(),
                cause,
                fence,
                origin.by(),
                origin.reason(),
                origin.requestId(),
                now));
        snapshot.wrote(new Snapshot.FlagEntry(flag, version));
    }

    /** The flags that a rollout drove are driven no more. */
    @Transactional(TxType.MANDATORY)
    void release(UUID rollout) {
        snapshot.lock();
        flags.release(rollout);
    }
}
