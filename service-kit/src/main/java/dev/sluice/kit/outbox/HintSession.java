package dev.sluice.kit.outbox;

import dev.sluice.kit.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** A connection on which PostgreSQL tells that another replica committed events ({@code LISTEN}). */
final class HintSession implements AutoCloseable {
    /** Channels are per database, and each service has a database of its own. */
    static final String CHANNEL = "sluice_outbox";

    /** Below the connection's own limit for answers. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(5);

    private final Connection connection;
    private final PGConnection postgres;

    HintSession(Connection connection) throws SQLException {
        this.connection = connection;
        try {
            this.postgres = connection.unwrap(PGConnection.class);
            Sql.update(connection, "LISTEN " + CHANNEL);
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
    }

    /** Waits for hints; false when none came for a while. Several count as one. */
    boolean heard() throws SQLException {
        PGNotification[] hints = postgres.getNotifications((int) LONGEST_SILENCE.toMillis());
        return hints != null && hints.length > 0;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
