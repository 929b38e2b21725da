package dev.sluice.rollout.registry;

import dev.sluice.kit.page.Cursor;
import dev.sluice.kit.page.Page;
import dev.sluice.kit.page.PageRequest;
import dev.sluice.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads routes together with what is known about them. */
@ApplicationScoped
class RouteViews {

    private static final String SELECT = """
            SELECT r.*, o.desired, o.fence, o.lent_to, w.observed, w.last_seen, w.last_error, w.error_since, w.healed,
                   c.rollout_id AS held_by
            FROM route r
            JOIN route_ownership o ON o.route = r.name
            JOIN route_watch w ON w.route = r.name
            LEFT JOIN claim c ON c.target_kind = 'route' AND c.target_name = r.name
            """;

    private final Sql sql;

    RouteViews(Sql sql) {
        this.sql = sql;
    }

    Optional<RouteView> find(String name) {
        return sql.queryOne(SELECT + "WHERE r.name = ?", RouteViews::read, name);
    }

    Page<RouteView> list(Visible visible, PageRequest page) {
        Cursor after = page.after();
        List<RouteView> rows = sql.query(
                SELECT + """
                          WHERE r.name > ? AND EXISTS (
                              SELECT 1 FROM unnest(?, ?) AS granted (environment, service)
                              WHERE granted.environment IN ('*', r.environment) AND granted.service IN ('*', r.service))
                          ORDER BY r.name LIMIT ?
                          """,
                RouteViews::read,
                after == null ? "" : after.key(0),
                visible.environments(),
                visible.services(),
                page.limit() + 1);
        return Page.of(rows, page, route -> Cursor.of(route.name()));
    }

    private static RouteView read(ResultSet row) throws SQLException {
        return new RouteView(
                row.getString("name"),
                row.getString("service"),
                row.getString("environment"),
                row.getString("driver"),
                row.getString("url"),
                row.getString("credential"),
                row.getString("active"),
                row.getString("desired"),
                row.getString("fence"),
                row.getString("observed"),
                instant(row, "last_seen"),
                row.getString("last_error"),
                instant(row, "error_since"),
                row.getLong("healed"),
                row.getObject("lent_to", UUID.class),
                row.getObject("held_by", UUID.class));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
