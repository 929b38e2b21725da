package dev.sluice.flag.usage.debug;

import dev.sluice.flagengine.Reason;
import dev.sluice.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** What was written down, of all replicas; the newest of each flag. */
@ApplicationScoped
public class DebugRecords {
    private final Sql sql;
    private final String replica;

    public DebugRecords(Sql sql, @ConfigProperty(name = "sluice.replica") String replica) {
        this.sql = sql;
        this.replica = replica;
    }

    /**
     * A record in the table.
     *
     * @param id grows
     */
    public record Entry(long id, DebugRecord written, String replica) {}

    /** Writes records, and deletes those of their flags that are more than so many. */
    @Transactional
    void add(List<DebugRecord> records, int mostOfAFlag) {
        sql.update(
                """
                INSERT INTO flag_debug_record
                    (flag, at, replica, context_id, named, rule, bucket, total, variant, reason, revision, snapshot, value)
                SELECT flag, at::timestamptz, ?, context_id, named::boolean, rule, bucket, total, variant, reason, revision,
                    snapshot, value
                FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) AS new (flag, at, context_id, named, rule, bucket, total,
                    variant, reason, revision, snapshot, value)
                """,
                replica,
                texts(records, DebugRecord::flag),
                texts(records, record -> record.at().toString()),
                texts(records, DebugRecord::contextId),
                texts(records, record -> Boolean.toString(record.named())),
                texts(records, DebugRecord::rule),
                numbers(records, DebugRecord::bucket),
                numbers(records, DebugRecord::total),
                texts(records, DebugRecord::variant),
                texts(records, record -> record.reason().name()),
                numbers(records, DebugRecord::revision),
                numbers(records, DebugRecord::snapshot),
                texts(records, DebugRecord::value));
        for (String flag : new TreeSet<>(List.of(texts(records, DebugRecord::flag)))) {
            sql.update("""
                    DELETE FROM flag_debug_record WHERE flag = ? AND id <= (
                        SELECT id FROM flag_debug_record WHERE flag = ? ORDER BY id DESC OFFSET ? LIMIT 1)
                    """, flag, flag, mostOfAFlag);
        }
    }

    /** Newest first. */
    public List<Entry> before(String flag, long id, int limit) {
        return sql.query(
                "SELECT * FROM flag_debug_record WHERE flag = ? AND id < ? ORDER BY id DESC LIMIT ?",
                DebugRecords::entry,
                flag,
                id,
                limit);
    }

    private static String[] texts(List<DebugRecord> records, Function<DebugRecord, @Nullable String> column) {
        return records.stream().map(column).toArray(String[]::new);
    }

    private static Long[] numbers(List<DebugRecord> records, Function<DebugRecord, @Nullable Long> column) {
        return records.stream().map(column).toArray(Long[]::new);
    }

    private static Entry entry(ResultSet row) throws SQLException {
        DebugRecord written = new DebugRecord(
                row.getString("flag"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("context_id"),
                row.getBoolean("named"),
                row.getString("rule"),
                row.getObject("bucket", Long.class),
                row.getObject("total", Long.class),
                row.getString("variant"),
                Reason.valueOf(row.getString("reason")),
                row.getLong("revision"),
                row.getLong("snapshot"),
                row.getString("value"));
        return new Entry(row.getLong("id"), written, row.getString("replica"));
    }
}
