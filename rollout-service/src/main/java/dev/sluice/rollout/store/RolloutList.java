package dev.sluice.rollout.store;

import dev.sluice.kit.page.Cursor;
import dev.sluice.kit.page.Page;
import dev.sluice.kit.page.PageRequest;
import dev.sluice.kit.problem.CommonProblem;
import dev.sluice.kit.problem.ProblemException;
import dev.sluice.kit.sql.Sql;
import dev.sluice.rollout.registry.Visible;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rollouts in lists, newest first. */
@ApplicationScoped
public class RolloutList {

    private static final UUID AFTER_ALL = new UUID(-1L, -1L);

    private final Sql sql;

    RolloutList(Sql sql) {
        this.sql = sql;
    }

    /** What a list is narrowed to; null is everything. */
    public record Filter(
            @Nullable String state,
            @Nullable String service,
            @Nullable String environment) {}

    /** One line of a list; the whole is at {@code /api/v1/rollouts/{id}}. */
    public record Line(
            UUID id,
            String name,
            String service,
            String environment,
            String strategy,
            String from,
            String to,
            String state,
            @Nullable String phase,
            @Nullable Integer stage,
            int stageCount,
            int attempt,
            Instant createdAt,
            Instant updatedAt) {}

    public Page<Line> list(Filter filter, Visible visible, PageRequest page) {
        List<Line> lines = sql.query(
                """
                SELECT * FROM rollout r
                WHERE r.id < ? AND r.state = coalesce(?, r.state) AND r.service = coalesce(?, r.service)
                  AND r.environment = coalesce(?, r.environment) AND EXISTS (
                    SELECT 1 FROM unnest(?, ?) AS granted (environment, service)
                    WHERE granted.environment IN ('*', r.environment) AND granted.service IN ('*', r.service))
                ORDER BY r.id DESC LIMIT ?""",
                RolloutList::line,
                after(page),
                filter.state(),
                filter.service(),
                filter.environment(),
                visible.environments(),
                visible.services(),
                page.limit() + 1);
        return Page.of(lines, page, line -> Cursor.of(line.id().toString()));
    }

    private static UUID after(PageRequest page) {
        Cursor after = page.after();
        try {
            return after == null ? AFTER_ALL : UUID.fromString(after.key(0));
        } catch (IllegalArgumentException other) {
            throw new ProblemException(CommonProblem.INVALID_CURSOR, "Use a cursor of this list.", other);
        }
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("service"),
                row.getString("environment"),
                row.getString("strategy"),
                row.getString("from_version"),
                row.getString("to_version"),
                row.getString("state"),
                row.getString("phase"),
                row.getObject("stage", Integer.class),
                row.getInt("stage_count"),
                row.getInt("attempt"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
