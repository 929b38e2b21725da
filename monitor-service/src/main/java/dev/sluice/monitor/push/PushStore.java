package dev.sluice.monitor.push;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** The rows of pushed samples. Whoever adds locks the source first. */
@ApplicationScoped
class PushStore {
    private final Sql sql;
    private final ObjectMapper json;

    PushStore(Sql sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** The totals of one arm, and until when they count. */
    record ArmRow(String arm, Totals totals, Instant newestAt) {}

    /** What a reporter said of an arm last. */
    record ReporterRow(long sequence, Totals totals) {}

    /** Locks the source until the transaction ends; returns since when it gets samples. */
    Instant lock(Pushed pushed, Instant now) {
        sql.update(
                "INSERT INTO pushed_source (environment, service, source, first_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                pushed.environment(),
                pushed.service(),
                pushed.source(),
                now);
        return sql.queryOne(
                        "SELECT first_at FROM pushed_source WHERE environment = ? AND service = ? AND source = ? FOR UPDATE",
                        row -> row.getObject(1, OffsetDateTime.class).toInstant(),
                        pushed.environment(),
                        pushed.service(),
                        pushed.source())
                .orElseThrow();
    }

    /** Whether this batch is seen for the first time. */
    boolean first(Pushed pushed, String reporter, long sequence, Instant now) {
        return sql.update("""
                        INSERT INTO pushed_batch (environment, service, source, reporter, sequence, received_at)
                        VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                        """, pushed.environment(), pushed.service(), pushed.source(), reporter, sequence, now) == 1;
    }

    List<ArmRow> arms(Pushed pushed) {
        return sql.query(
                "SELECT arm, totals, newest_at FROM pushed_arm WHERE environment = ? AND service = ? AND source = ?",
                this::arm,
                pushed.environment(),
                pushed.service(),
                pushed.source());
    }

    void save(Pushed pushed, ArmRow arm) {
        sql.update(
                """
                INSERT INTO pushed_arm (environment, service, source, arm, totals, newest_at) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (environment, service, source, arm)
                DO UPDATE SET totals = excluded.totals, newest_at = excluded.newest_at
                """,
                pushed.environment(),
                pushed.service(),
                pushed.source(),
                arm.arm(),
                write(arm.totals()),
                arm.newestAt());
    }

    Optional<ReporterRow> reporter(Pushed pushed, String reporter, String arm) {
        return sql.queryOne(
                """
                SELECT sequence, totals FROM pushed_reporter
                WHERE environment = ? AND service = ? AND source = ? AND reporter = ? AND arm = ?
                """,
                row -> new ReporterRow(row.getLong(1), read(row.getString(2))),
                pushed.environment(),
                pushed.service(),
                pushed.source(),
                reporter,
                arm);
    }

    void save(Pushed pushed, String reporter, String arm, ReporterRow last, Instant now) {
        sql.update(
                """
                INSERT INTO pushed_reporter (environment, service, source, reporter, arm, sequence, totals, received_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (environment, service, source, reporter, arm)
                DO UPDATE SET sequence = excluded.sequence, totals = excluded.totals, received_at = excluded.received_at
                """,
                pushed.environment(),
                pushed.service(),
                pushed.source(),
                reporter,
                arm,
                last.sequence(),
                write(last.totals()),
                now);
    }

    private ArmRow arm(ResultSet row) throws SQLException {
        Instant newest = row.getObject(3, OffsetDateTime.class).toInstant();
        return new ArmRow(row.getString(1), read(row.getString(2)), newest);
    }

    private String write(Totals totals) {
        try {
            return json.writeValueAsString(totals);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("totals are always JSON", e);
        }
    }

    private Totals read(String text) {
        try {
            return json.readValue(text, Totals.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored totals are always readable", e);
        }
    }
}
