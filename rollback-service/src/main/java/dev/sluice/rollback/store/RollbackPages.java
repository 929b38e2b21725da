package dev.sluice.rollback.store;

import dev.sluice.kit.auth.Grant;
import dev.sluice.kit.auth.Role;
import dev.sluice.kit.page.Cursor;
import dev.sluice.kit.page.Page;
import dev.sluice.kit.page.PageRequest;
import dev.sluice.kit.problem.CommonProblem;
import dev.sluice.kit.problem.ProblemException;
import dev.sluice.kit.sql.Sql;
import dev.sluice.rollback.lifecycle.Rollback;
import dev.sluice.rollback.lifecycle.RollbackState;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lists of rollbacks, newest first, only what the grants cover. */
@ApplicationScoped
public class RollbackPages {
    private static final UUID BEFORE_NOTHING = new UUID(-1L, -1L);

    private final Sql sql;

    public RollbackPages(Sql sql) {
        this.sql = sql;
    }

    /** One page; of one rollout when {@code rolloutId} is given. */
    public Page<StoredRollback> find(List<Grant> grants, @Nullable UUID rolloutId, PageRequest page) {
        List<Grant> viewing = grants.stream()
                .filter(grant -> grant.role().implies(Role.VIEWER))
                .toList();
        List<StoredRollback> rows = sql.query(
                """
                SELECT id, rollout_id, attempt, environment, service, version, document, started_event_id, created_at, updated_at
                FROM rollback
                WHERE id < ? AND rollout_id = coalesce(?::uuid, rollout_id) AND EXISTS (
                    SELECT 1 FROM unnest(?, ?) AS granted (environment, service)
                    WHERE (granted.environment = '*' OR granted.environment = rollback.environment)
                      AND (granted.service = '*' OR granted.service = rollback.service))
                ORDER BY id DESC LIMIT ?
                """,
                RollbackPages::stored,
                before(page),
                rolloutId,
                viewing.stream().map(Grant::environment).toArray(String[]::new),
                viewing.stream().map(Grant::service).toArray(String[]::new),
                page.limit() + 1);
        return Page.of(rows, page, stored -> Cursor.of(stored.rollback().id().toString()));
    }

    private static UUID before(PageRequest page) {
        Cursor after = page.after();
        try {
            return after == null ? BEFORE_NOTHING : UUID.fromString(after.key(0));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(CommonProblem.INVALID_CURSOR, "Use a cursor of this list.", e);
        }
    }

    private static StoredRollback stored(ResultSet row) throws SQLException {
        RollbackState state = Documents.read(row.getString("document"), RollbackState.class);
        return new StoredRollback(
                new Rollback(row.getObject("id", UUID.class), row.getLong("version"), state),
                new StoredRollback.About(
                        row.getObject("rollout_id", UUID.class),
                        row.getInt("attempt"),
                        row.getString("environment"),
                        row.getString("service")),
                row.getObject("started_event_id", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
