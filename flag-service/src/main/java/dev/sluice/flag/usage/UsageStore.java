package dev.sluice.flag.usage;

import dev.sluice.flag.usage.count.OutcomeCount;
import dev.sluice.flag.usage.count.Unpublished;
import dev.sluice.flagengine.Reason;
import dev.sluice.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Counts of all replicas, per hour, and when each variant was seen. */
@ApplicationScoped
public class UsageStore {
    private final Sql sql;

    public UsageStore(Sql sql) {
        this.sql = sql;
    }

    private record Row(String flag, OutcomeCount outcome) {}

    /**
     * Adds what a replica counted, all of it or nothing. Rows are taken in one order, so replicas never wait for each other in a circle.
     * When a variant was seen is not written again within half a minute: nobody asks that exactly.
     */
    @Transactional
    public void add(List<Unpublished> counted) {
        List<Row> rows = new ArrayList<>();
        counted.forEach(each -> each.outcomes().forEach(outcome -> rows.add(new Row(each.flag(), outcome))));
        String[] flags = rows.stream().map(Row::flag).toArray(String[]::new);
        String[] variants = rows.stream().map(row -> row.outcome().variant()).toArray(String[]::new);
        sql.update(
                """
                INSERT INTO flag_evaluations AS known (flag, hour, revision, variant, reason, count)
                SELECT flag, date_trunc('hour', now(), 'UTC'), revision, variant, reason, sum(count)
                FROM unnest(?, ?, ?, ?, ?) AS new (flag, revision, variant, reason, count)
                GROUP BY flag, revision, variant, reason -- two lines may count the same outcome for a moment
                ORDER BY flag, revision, variant, reason
                ON CONFLICT (flag, hour, revision, variant, reason) DO UPDATE SET count = known.count + excluded.count
                """,
                flags,
                rows.stream().map(row -> row.outcome().revision()).toArray(Long[]::new),
                variants,
                rows.stream().map(row -> row.outcome().reason().name()).toArray(String[]::new),
                rows.stream().map(row -> row.outcome().count()).toArray(Long[]::new));
        sql.update("""
                INSERT INTO flag_use AS known (flag, variant, first_seen, last_seen)
                SELECT DISTINCT flag, variant, now(), now() FROM unnest(?, ?) AS new (flag, variant)
                ORDER BY flag, variant
                ON CONFLICT (flag, variant) DO UPDATE SET last_seen = excluded.last_seen
                WHERE known.last_seen < excluded.last_seen - interval '30 seconds'
                """, flags, variants);
    }

    /** What came of a flag in the hours since, the one that it lies in included. */
    public List<OutcomeCount> counts(String flag, Instant since) {
        return sql.query(
                """
                SELECT revision, variant, reason, sum(count)::bigint AS count FROM flag_evaluations
                WHERE flag = ? AND hour >= date_trunc('hour', ?::timestamptz, 'UTC')
                GROUP BY revision, variant, reason
                """,
                row -> new OutcomeCount(
                        row.getLong("revision"),
                        row.getString("variant"),
                        Reason.valueOf(row.getString("reason")),
                        row.getLong("count")),
                flag,
                since);
    }

    /** When any replica stored an evaluation of a flag; half a minute and an interval wrong at most. */
    public Optional<Instant> lastSeen(String flag) {
        return sql
                .query(
                        "SELECT last_seen FROM flag_use WHERE flag = ? ORDER BY last_seen DESC LIMIT 1",
                        row -> row.getObject("last_seen", OffsetDateTime.class).toInstant(),
                        flag)
                .stream()
                .findFirst();
    }

    /** Deletes counts of old hours, a few at a time; returns how many. */
    public int purge(Instant before, int limit) {
        return sql.update("""
                DELETE FROM flag_evaluations WHERE ctid = ANY (ARRAY(
                    SELECT ctid FROM flag_evaluations WHERE hour < ? LIMIT ?))
                """, before, limit);
    }
}
