package dev.sluice.flag.store;

import dev.sluice.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/** The keys that tickets of event streams are signed with; all replicas share them. */
@ApplicationScoped
public class StreamKeys {
    private final Sql sql;

    public StreamKeys(Sql sql) {
        this.sql = sql;
    }

    /** A key; it is a secret. */
    @SuppressWarnings("ArrayRecordComponent") // safe because it is only read, and never compared
    public record Row(byte[] secret, Instant createdAt) {
        @Override
        public String toString() {
            return "key of " + createdAt;
        }
    }

    /** Oldest first. */
    public List<Row> all() {
        return sql.query(
                "SELECT secret, created_at FROM ofrep_stream_key ORDER BY generation",
                row -> new Row(
                        row.getBytes("secret"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()));
    }

    /** Adds one unless there is one of this time or later; of replicas that do so at once one wins. */
    public void addUnlessSince(Instant since, byte[] secret) {
        sql.update("""
                INSERT INTO ofrep_stream_key (generation, secret)
                SELECT coalesce(max(generation), 0) + 1, ? FROM ofrep_stream_key
                HAVING coalesce(max(created_at), '-infinity') < ?
                ON CONFLICT (generation) DO NOTHING
                """, secret, since);
    }

    /** Deletes those that had a successor by then. */
    public void deleteReplacedBefore(Instant then) {
        sql.update("""
                DELETE FROM ofrep_stream_key AS former WHERE EXISTS (
                    SELECT 1 FROM ofrep_stream_key AS later
                    WHERE later.generation > former.generation AND later.created_at < ?)
                """, then);
    }
}
