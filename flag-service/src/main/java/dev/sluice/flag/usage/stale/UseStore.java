package dev.sluice.flag.usage.stale;

import dev.sluice.flag.usage.staleness.FlagUse.Seen;
import dev.sluice.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** When which variant was seen, by all replicas. */
@ApplicationScoped
class UseStore {
    private final Sql sql;

    UseStore(Sql sql) {
        this.sql = sql;
    }

    private record Row(String flag, Seen seen) {}

    /** By flag; nothing of flags that were never evaluated. */
    Map<String, List<Seen>> seen(Collection<String> flags) {
        Map<String, List<Seen>> byFlag = new HashMap<>();
        sql.query(
                        "SELECT flag, variant, last_seen FROM flag_use WHERE flag = ANY (?)",
                        row -> new Row(
                                row.getString("flag"),
                                new Seen(
                                        row.getString("variant"),
                                        row.getObject("last_seen", OffsetDateTime.class)
                                                .toInstant())),
                        (Object) flags.toArray(String[]::new))
                .forEach(row -> byFlag.computeIfAbsent(row.flag(), absent -> new ArrayList<>())
                        .add(row.seen()));
        return byFlag;
    }

    Instant countedSince() {
        return sql.query("SELECT at FROM flag_use_begin", row -> row.getObject("at", OffsetDateTime.class)
                        .toInstant())
                .getFirst();
    }
}
