package dev.sluice.flag.usage.stale;

import dev.sluice.flag.usage.staleness.StaleReason;
import dev.sluice.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The flags that are stale, as they were found last; at most an hour old. */
@ApplicationScoped
public class StaleFlags {
    private final Sql sql;

    public StaleFlags(Sql sql) {
        this.sql = sql;
    }

    /**
     * What was said of a flag.
     *
     * @param since when the evidence begins
     * @param lastEvaluatedAt null when no evaluation was ever counted
     * @param saidAt when the event was published
     */
    public record StaleFlag(
            String flag,
            StaleReason reason,
            Instant since,
            @Nullable Instant lastEvaluatedAt,
            Instant saidAt) {

        /** Whether the flag was fresh between: then what is found now, for the same reason, began after this was said. */
        boolean isOver(StaleFlag found) {
            return reason == found.reason() && found.since().isAfter(saidAt);
        }
    }

    /** Of one flag; empty when it is fresh. */
    public Optional<StaleFlag> find(String flag) {
        return sql.queryOne("SELECT * FROM flag_stale WHERE flag = ?", StaleFlags::staleFlag, flag);
    }

    /** All of them, by key. */
    public SortedMap<String, StaleFlag> all() {
        SortedMap<String, StaleFlag> all = new TreeMap<>();
        sql.query("SELECT * FROM flag_stale", StaleFlags::staleFlag).forEach(each -> all.put(each.flag(), each));
        return all;
    }

    /** Writes down that a flag is stale; only while the catalogue is locked. */
    void add(StaleFlag stale) {
        sql.update(
                "INSERT INTO flag_stale (flag, reason, since, last_evaluated_at, said_at) VALUES (?, ?, ?, ?, ?)",
                stale.flag(),
                stale.reason().name(),
                stale.since(),
                stale.lastEvaluatedAt(),
                stale.saidAt());
    }

    /** The reason may change without the flag having been fresh between: from one variant to none. */
    void update(StaleFlag stale) {
        sql.update(
                "UPDATE flag_stale SET reason = ?, since = ?, last_evaluated_at = ? WHERE flag = ?",
                stale.reason().name(),
                stale.since(),
                stale.lastEvaluatedAt(),
                stale.flag());
    }

    void remove(String flag) {
        sql.update("DELETE FROM flag_stale WHERE flag = ?", flag);
    }

    void removeArchived() {
        sql.update("DELETE FROM flag_stale WHERE flag IN (SELECT key FROM flag WHERE archived)");
    }

    private static StaleFlag staleFlag(ResultSet row) throws SQLException {
        OffsetDateTime last = row.getObject("last_evaluated_at", OffsetDateTime.class);
        return new StaleFlag(
                row.getString("flag"),
                StaleReason.valueOf(row.getString("reason")),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                last == null ? null : last.toInstant(),
                row.getObject("said_at", OffsetDateTime.class).toInstant());
    }
}
