package dev.sluice.kit.outbox;

import dev.sluice.kit.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * The relay's own connection. It holds the advisory lock that makes one relay of the replicas active, and everything the relay reads and
 * marks goes through it: a relay that lost its lock has lost its connection, so it cannot go on unnoticed.
 */
final class RelaySession implements AutoCloseable {
    /** Advisory locks are per database, and each service has a database of its own. */
    static final long LOCK = 7_305_148_119L;

    /**
     * A process that hangs keeps its connection, and with it the lock: after so long the server ends both, and what comes late is fenced by
     * Kafka. A relay that works is silent only while Kafka is, and gives that up sooner.
     */
    static final Duration LONGEST_SILENCE =
            RelayProducer.PATIENCE.multipliedBy(2).plusSeconds(1);

    private final Connection connection;

    RelaySession(Connection connection) throws SQLException {
        this.connection = connection;
        try {
            // Losing a mark in a crash means sending again, which subscribers expect; so do not wait for the disk.
            Sql.update(connection, "SET synchronous_commit = off");
            Sql.update(connection, "SET idle_session_timeout = " + LONGEST_SILENCE.toMillis());
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
    }

    /** Tells the relay that leads, in whatever replica, that there is something to publish. */
    void tellLeader() throws SQLException {
        Sql.query(connection, "SELECT pg_notify(?, '')", row -> true, HintSession.CHANNEL);
    }

    boolean tryLead() throws SQLException {
        return Sql.query(connection, "SELECT pg_try_advisory_lock(?)", row -> row.getBoolean(1), LOCK)
                .getFirst();
    }

    /** The oldest rows that may be sent: a row that is blocked blocks all of its topic and key. */
    List<OutboxRow> waiting(int limit) throws SQLException {
        return Sql.query(connection, """
                SELECT id, event_id, aggregate_id, topic, key, attempts, headers, payload FROM outbox
                WHERE published_at IS NULL AND NOT EXISTS (
                    SELECT 1 FROM outbox AS blocked
                    WHERE blocked.published_at IS NULL AND blocked.blocked_until > now()
                      AND blocked.topic = outbox.topic AND blocked.key = outbox.key)
                ORDER BY id LIMIT ?
                """, OutboxRow::read, limit);
    }

    void markPublished(List<OutboxRow> rows) throws SQLException {
        Sql.update(
                connection,
                "UPDATE outbox SET published_at = now(), blocked_until = NULL, last_error = NULL WHERE id = ANY (?)",
                (Object) rows.stream().map(OutboxRow::id).toArray(Long[]::new));
    }

    /** Counts an attempt and holds the row's key back, for ever when it was the last. Returns whether it is parked now. */
    boolean markRefused(OutboxRow row, String error, int maxAttempts, Duration pause) throws SQLException {
        boolean parked = row.attempts() + 1 >= maxAttempts;
        Sql.update(connection, """
                UPDATE outbox SET attempts = attempts + 1, last_error = ?,
                    blocked_until = CASE WHEN ? THEN 'infinity' ELSE now() + ? * interval '1 millisecond' END
                WHERE id = ?
                """, error, parked, pause.toMillis(), row.id());
        return parked;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
