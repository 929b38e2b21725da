package dev.sluice.rollout.store;

import dev.sluice.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The flags that flag-service told of. A lower revision than the one known is late news and changes nothing. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class KnownFlags {

    private final Sql sql;

    KnownFlags(Sql sql) {
        this.sql = sql;
    }

    public Optional<KnownFlag> find(String flag) {
        return sql.queryOne("SELECT * FROM known_flag WHERE flag = ?", KnownFlags::map, flag);
    }

    public void created(KnownFlag flag) {
        sql.update(
                """
                INSERT INTO known_flag (flag, service, environment, variants, variant, otherwise, internal, percentage, revision, archived)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (flag) DO NOTHING""",
                flag.flag(),
                flag.service(),
                flag.environment(),
                flag.variants().toArray(String[]::new),
                flag.variant(),
                flag.otherwise(),
                flag.internal(),
                flag.percentage(),
                flag.revision(),
                flag.archived());
    }

    public void changed(String flag, long revision, Exposure exposure) {
        sql.update(
                """
                UPDATE known_flag SET variant = ?, otherwise = ?, internal = ?, percentage = ?, revision = ?
                WHERE flag = ? AND revision < ?""",
                exposure.variant(),
                exposure.otherwise(),
                exposure.internal(),
                exposure.percentage(),
                revision,
                flag,
                revision);
    }

    public void archived(String flag, long revision) {
        sql.update("UPDATE known_flag SET archived = true, revision = ? WHERE flag = ?", revision, flag);
    }

    /** Who gets what. */
    public record Exposure(String variant, String otherwise, boolean internal, int percentage) {}

    private static KnownFlag map(ResultSet row) throws SQLException {
        return new KnownFlag(
                row.getString("flag"),
                row.getString("service"),
                row.getString("environment"),
                List.of((String[]) row.getArray("variants").getArray()),
                row.getString("variant"),
                row.getString("otherwise"),
                row.getBoolean("internal"),
                row.getInt("percentage"),
                row.getLong("revision"),
                row.getBoolean("archived"));
    }
}
