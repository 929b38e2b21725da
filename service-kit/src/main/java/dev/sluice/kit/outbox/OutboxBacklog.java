package dev.sluice.kit.outbox;

import dev.sluice.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** What waits in the outbox, and the operation that lets parked rows go. */
@ApplicationScoped
class OutboxBacklog {
    private final Sql sql;

    OutboxBacklog(Sql sql) {
        this.sql = sql;
    }

    /**
     * A count of the outbox.
     *
     * @param waiting rows that are not published and not behind a parked one
     * @param parked rows that wait for an operator, with those behind them
     * @param oldestMillis how long the oldest of the waiting rows has waited, 0 when none waits
     */
    record Size(long waiting, long parked, long oldestMillis) {
        Duration oldest() {
            return Duration.ofMillis(oldestMillis);
        }
    }

    Size size() {
        return sql.query("""
                        SELECT count(*) FILTER (WHERE NOT parked) AS waiting, count(*) FILTER (WHERE parked) AS parked,
                            coalesce(extract(epoch FROM now() - min(created_at) FILTER (WHERE NOT parked)) * 1000, 0)::bigint
                                AS oldest
                        FROM (SELECT created_at, EXISTS (
                                  SELECT 1 FROM outbox AS blocked
                                  WHERE blocked.published_at IS NULL AND blocked.blocked_until = 'infinity'
                                    AND blocked.topic = outbox.topic AND blocked.key = outbox.key) AS parked
                              FROM outbox WHERE published_at IS NULL) AS unpublished
                        """, row -> new Size(row.getLong("waiting"), row.getLong("parked"), row.getLong("oldest")))
                .getFirst();
    }

    List<ParkedRow> parked(int limit) {
        return sql.query("""
                SELECT event_id, topic, key, type, attempts, last_error, created_at FROM outbox
                WHERE published_at IS NULL AND blocked_until = 'infinity' ORDER BY id LIMIT ?
                """, ParkedRow::read, limit);
    }

    /** Lets the parked rows of a key be tried again from the first attempt on; returns how many there were. */
    int unpark(String key) {
        return sql.update("""
                UPDATE outbox SET attempts = 0, blocked_until = NULL
                WHERE key = ? AND published_at IS NULL AND blocked_until = 'infinity'
                """, key);
    }

    /** Deletes at most so many rows that were published before; returns how many. */
    int purge(Duration retention, int limit) {
        return sql.update("""
                DELETE FROM outbox WHERE id IN (
                    SELECT id FROM outbox WHERE published_at < now() - ? * interval '1 second' LIMIT ?)
                """, retention.toSeconds(), limit);
    }
}
