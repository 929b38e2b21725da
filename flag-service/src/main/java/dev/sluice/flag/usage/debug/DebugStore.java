package dev.sluice.flag.usage.debug;

import dev.sluice.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The settings of all debug logs, as every replica follows them. */
@ApplicationScoped
public class DebugStore {
    private final Sql sql;
    private final Event<DebugSettings> changed;

    public DebugStore(Sql sql, Event<DebugSettings> changed) {
        this.sql = sql;
        this.changed = changed;
    }

    /**
     * Settings and what became of them.
     *
     * @param dropped records that found no room since it was set, on all replicas
     */
    public record Stored(DebugSettings settings, long dropped) {}

    /** Replaces what was set of the flag; it holds in other replicas after their next look, within about a second. */
    @Transactional(TxType.MANDATORY)
    public void set(DebugSettings settings) {
        sql.update(
                """
                INSERT INTO flag_debug (flag, sampling, targeting_keys, attributes, with_values, salt, until, dropped)
                VALUES (?, ?, ?, ?, ?, ?, ?, 0)
                ON CONFLICT (flag) DO UPDATE SET sampling = excluded.sampling,
                    targeting_keys = excluded.targeting_keys, attributes = excluded.attributes,
                    with_values = excluded.with_values, salt = excluded.salt, until = excluded.until, dropped = 0
                """,
                settings.flag(),
                settings.sampling(),
                settings.targetingKeys().toArray(String[]::new),
                AttributesText.write(settings.attributes()),
                settings.values(),
                settings.salt(),
                settings.until());
        changed.fire(settings);
    }

    /** Those that have not ended. */
    public List<DebugSettings> active() {
        return sql.query("SELECT * FROM flag_debug WHERE until > now()", DebugStore::settings);
    }

    /** What was set last of a flag, ended or not; empty when its records are gone too. */
    public Optional<Stored> find(String flag) {
        return sql.queryOne(
                "SELECT * FROM flag_debug WHERE flag = ?",
                row -> new Stored(settings(row), row.getLong("dropped")),
                flag);
    }

    void addDropped(Map<String, Long> dropped) {
        dropped.forEach(
                (flag, count) -> sql.update("UPDATE flag_debug SET dropped = dropped + ? WHERE flag = ?", count, flag));
    }

    /** Deletes old records, and settings that ended before them; returns how many records. */
    public int purge(Instant before, int limit) {
        sql.update("DELETE FROM flag_debug WHERE until < ?", before);
        return sql.update("""
                DELETE FROM flag_debug_record WHERE id = ANY (ARRAY(
                    SELECT id FROM flag_debug_record WHERE at < ? LIMIT ?))
                """, before, limit);
    }

    private static DebugSettings settings(ResultSet row) throws SQLException {
        return new DebugSettings(
                row.getString("flag"),
                row.getDouble("sampling"),
                Set.of((String[]) row.getArray("targeting_keys").getArray()),
                AttributesText.read(row.getString("attributes")),
                row.getBoolean("with_values"),
                row.getObject("until", OffsetDateTime.class).toInstant(),
                row.getObject("salt", UUID.class));
    }
}
