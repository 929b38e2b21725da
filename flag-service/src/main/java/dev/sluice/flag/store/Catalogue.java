package dev.sluice.flag.store;

import dev.sluice.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/**
 * The version of all flags together. It is locked before any flag is, and until the commit: changes of flags exclude each other, which
 * costs nothing at their rate, makes the order of versions that of commits, and leaves no way to deadlock.
 */
@ApplicationScoped
public class Catalogue {
    private final Sql sql;
    private final TransactionSynchronizationRegistry transaction;

    public Catalogue(Sql sql, TransactionSynchronizationRegistry transaction) {
        this.sql = sql;
        this.transaction = transaction;
    }

    /**
     * Waits until nobody else changes flags, and returns the version that was committed then; a transaction that has the lock, such as
     * an import, does not ask for it again.
     */
    @Transactional(TxType.MANDATORY)
    public long lock() {
        Long locked = (Long) transaction.getResource(this);
        if (locked == null) {
            locked = sql.query("SELECT version FROM catalogue FOR UPDATE", row -> row.getLong(1))
                    .getFirst();
            transaction.putResource(this, locked);
        }
        return locked;
    }

    /** Takes the version of one change; only after {@link #lock}. */
    @Transactional(TxType.MANDATORY)
    public long advance() {
        return sql.query("UPDATE catalogue SET version = version + 1 RETURNING version", row -> row.getLong(1))
                .getFirst();
    }

    /** All that the transaction reads is of the moment of the next statement; before any other one. */
    @Transactional(TxType.MANDATORY)
    public void freeze() {
        sql.update("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
    }

    /** The version that is committed now. */
    public long version() {
        return sql.query("SELECT version FROM catalogue", row -> row.getLong(1)).getFirst();
    }

    /** The sequence of the next event about a flag, which need not exist; only after {@link #lock}. */
    @Transactional(TxType.MANDATORY)
    public long nextSequence(String key) {
        return sql.query("""
                        INSERT INTO flag_stream (key, sequence) VALUES (?, 1)
                        ON CONFLICT (key) DO UPDATE SET sequence = flag_stream.sequence + 1 RETURNING sequence
                        """, row -> row.getLong(1), key).getFirst();
    }
}
