package dev.sluice.flag.usage.stale;

import dev.sluice.flag.model.Scope;
import dev.sluice.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** When which set was served last, by any replica. */
@ApplicationScoped
public class ServedSets implements SyncUse {
    private final Sql sql;

    public ServedSets(Sql sql) {
        this.sql = sql;
    }

    /** It is served now. */
    public void note(Scope set, Instant at) {
        sql.update("""
                INSERT INTO flag_set_served (environment, service, at) VALUES (?, ?, ?)
                ON CONFLICT (environment, service) DO UPDATE SET at = greatest(flag_set_served.at, excluded.at)
                """, set.environment(), set.service(), at);
    }

    @Override
    public boolean mayBeUsed(Scope scope, Instant since) {
        return !sql.query(
                        "SELECT 1 FROM flag_set_served WHERE environment = ? AND service = ? AND at >= ?",
                        row -> row.getInt(1),
                        scope.environment(),
                        scope.service(),
                        since)
                .isEmpty();
    }
}
