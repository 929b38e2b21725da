package dev.sluice.flag.application;

import dev.sluice.flag.evaluation.Snapshot;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.function.Supplier;

/**
 * The flags as the transaction sees them that holds the lock of the catalogue: read once, and carried forward with each of its own changes.
 * Reading again for each of the flags of an import would take the square of their number, and nobody else can change a flag meanwhile.
 */
@ApplicationScoped
class TransactionView {
    private final Supplier<Snapshot> reading;
    private final TransactionSynchronizationRegistry transaction;

    @Inject
    TransactionView(SnapshotReader reader, Snapshots snapshots, TransactionSynchronizationRegistry transaction) {
        this(() -> reader.now(snapshots), transaction);
    }

    TransactionView(Supplier<Snapshot> reading, TransactionSynchronizationRegistry transaction) {
        this.reading = reading;
        this.transaction = transaction;
    }

    /** With all that is committed, and all that this transaction has changed; only while the catalogue is locked. */
    @Transactional(TxType.MANDATORY)
    Snapshot snapshot() {
        if (transaction.getResource(this) instanceof Snapshot seen) {
            return seen;
        }
        Snapshot now = reading.get();
        transaction.putResource(this, now);
        return now;
    }

    /** While the transaction is open; {@link Snapshots} follows when it is committed. */
    void written(@Observes Snapshot.Entry entry) {
        if (transaction.getResource(this) instanceof Snapshot seen) {
            transaction.putResource(this, seen.changed(entry));
        }
    }
}
