package dev.sluice.flag.application;

import dev.sluice.flag.evaluation.Snapshot;
import dev.sluice.flag.store.Catalogue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Brings what this replica changes into its snapshot, all of a transaction at once. Every snapshot is a state that was committed, under the
 * version that it was committed with: so a version means the same on every replica. That is why this replica takes in what others have
 * committed before it changes anything itself, while the catalogue is locked and nobody can commit more: after its commit nothing is
 * missing before its own change.
 */
@ApplicationScoped
class SnapshotWriter {
    private final Catalogue catalogue;
    private final SnapshotReader reader;
    private final Snapshots snapshots;
    private final TransactionSynchronizationRegistry transactions;
    private final Event<Written> written;

    SnapshotWriter(
            Catalogue catalogue,
            SnapshotReader reader,
            Snapshots snapshots,
            TransactionSynchronizationRegistry transactions,
            Event<Written> written) {
        this.catalogue = catalogue;
        this.reader = reader;
        this.snapshots = snapshots;
        this.transactions = transactions;
        this.written = written;
    }

    /** What one transaction has written so far, oldest first. */
    static final class Written {
        private final List<Snapshot.Entry> entries = new ArrayList<>();
    }

    /** Waits until nobody else changes flags, and knows all that was changed before. */
    @Transactional(TxType.MANDATORY)
    void lock() {
        long committed = catalogue.lock();
        if (own() == null) { // else what is read would not all be committed
            reader.catchUpLocked(snapshots, committed);
        }
    }

    /** After the commit it is evaluated, before anybody is told; only after {@link #lock}. */
    @Transactional(TxType.MANDATORY)
    void wrote(Snapshot.Entry entry) {
        Written own = own();
        if (own == null) {
            own = new Written();
            transactions.putResource(Written.class, own);
            written.fire(own);
        }
        own.entries.add(entry);
    }

    private @Nullable Written own() {
        return (Written) transactions.getResource(Written.class);
    }

    void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) Written own) {
        snapshots.written(own.entries);
    }
}
