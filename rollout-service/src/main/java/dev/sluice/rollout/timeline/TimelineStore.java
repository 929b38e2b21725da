package dev.sluice.rollout.timeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.kit.envelope.EventEnvelope;
import dev.sluice.kit.envelope.MalformedEventException;
import dev.sluice.kit.page.Cursor;
import dev.sluice.kit.page.Page;
import dev.sluice.kit.page.PageRequest;
import dev.sluice.kit.problem.CommonProblem;
import dev.sluice.kit.problem.ProblemException;
import dev.sluice.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of the timeline. */
@ApplicationScoped
public class TimelineStore {

    /** Whom a rollout belongs to, as its events say. */
    record Owner(String environment, String service) {}

    private final Sql sql;
    private final ObjectMapper json;

    TimelineStore(Sql sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** Events that concern no rollout are left out. In the caller's transaction. */
    void add(EventEnvelope event) {
        UUID rollout = rollout(event);
        if (rollout == null) {
            return;
        }
        JsonNode data = data(event);
        // positions are given in the order of commits, or a reader who pages along would skip what commits late
        sql.query("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", row -> 0, "timeline " + rollout);
        sql.update(
                """
                INSERT INTO timeline (rollout_id, event_id, source, type, subject, sequence, environment, service,
                                      happened_at, arrived_at, summary, data)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, clock_timestamp(), ?, ?::jsonb)
                ON CONFLICT (event_id) DO NOTHING
                """,
                rollout,
                event.id(),
                event.source(),
                event.type(),
                event.subject(),
                event.sequence(),
                event.environment(),
                event.service(),
                event.time(),
                Summary.of(event.type(), data),
                data.toString());
    }

    Optional<Owner> owner(UUID rollout) {
        return sql
                .query("""
                        SELECT environment, service FROM timeline
                        WHERE rollout_id = ? AND environment IS NOT NULL AND service IS NOT NULL
                        ORDER BY position LIMIT 1
                        """, row -> new Owner(row.getString("environment"), row.getString("service")), rollout)
                .stream()
                .findFirst();
    }

    Page<TimelineEntry> list(UUID rollout, PageRequest page) {
        List<TimelineEntry> rows = sql.query(
                "SELECT * FROM timeline WHERE rollout_id = ? AND position > ? ORDER BY position LIMIT ?",
                TimelineStore::entry,
                rollout,
                after(page),
                page.limit() + 1);
        return Page.of(rows, page, entry -> Cursor.of(Long.toString(entry.position())));
    }

    private static long after(PageRequest page) {
        Cursor after = page.after();
        try {
            return after == null ? 0 : Long.parseLong(after.key(0));
        } catch (NumberFormatException other) {
            throw new ProblemException(CommonProblem.INVALID_CURSOR, "Use a cursor of this list.", other);
        }
    }

    private static @Nullable UUID rollout(EventEnvelope event) {
        String correlation = event.correlationId();
        try {
            return correlation == null ? null : UUID.fromString(correlation);
        } catch (IllegalArgumentException other) {
            return null;
        }
    }

    private JsonNode data(EventEnvelope event) {
        try {
            return json.readTree(event.data());
        } catch (IOException unreadable) {
            throw new MalformedEventException("the data is no JSON", unreadable);
        }
    }

    private static TimelineEntry entry(ResultSet row) throws SQLException {
        return new TimelineEntry(
                row.getLong("position"),
                row.getObject("event_id", UUID.class),
                row.getString("type"),
                row.getString("source"),
                row.getString("subject"),
                row.getLong("sequence"),
                row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                row.getObject("arrived_at", OffsetDateTime.class).toInstant(),
                row.getString("summary"),
                row.getString("data"));
    }
}
