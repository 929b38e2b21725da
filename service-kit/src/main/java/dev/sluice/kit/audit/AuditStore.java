package dev.sluice.kit.audit;

import dev.sluice.kit.auth.Grant;
import dev.sluice.kit.auth.Role;
import dev.sluice.kit.page.Cursor;
import dev.sluice.kit.page.Page;
import dev.sluice.kit.page.PageRequest;
import dev.sluice.kit.problem.CommonProblem;
import dev.sluice.kit.problem.ProblemException;
import dev.sluice.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the audit trail, only what the grants cover. */
@ApplicationScoped
class AuditStore {
    private static final UUID BEFORE_NOTHING = new UUID(-1L, -1L);

    private final Sql sql;

    AuditStore(Sql sql) {
        this.sql = sql;
    }

    Page<AuditEntry> find(List<Grant> grants, @Nullable String subject, PageRequest page) {
        List<Grant> viewing = grants.stream()
                .filter(grant -> grant.role().implies(Role.VIEWER))
                .toList();
        List<AuditEntry> rows = sql.query(
                """
                SELECT id, at, who, action, subject, environment, service, reason, details FROM audit
                WHERE id < ? AND subject = coalesce(?::text, subject) AND EXISTS (
                    SELECT 1 FROM unnest(?, ?) AS granted (environment, service)
                    WHERE (granted.environment = '*' OR granted.environment = audit.environment)
                      AND (granted.service = '*' OR granted.service = audit.service))
                ORDER BY id DESC LIMIT ?
                """,
                AuditStore::entry,
                before(page),
                subject,
                viewing.stream().map(Grant::environment).toArray(String[]::new),
                viewing.stream().map(Grant::service).toArray(String[]::new),
                page.limit() + 1);
        return Page.of(rows, page, entry -> Cursor.of(entry.id().toString()));
    }

    private static UUID before(PageRequest page) {
        Cursor after = page.after();
        try {
            return after == null ? BEFORE_NOTHING : UUID.fromString(after.key(0));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(CommonProblem.INVALID_CURSOR, "Use a cursor of this list.", e);
        }
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getObject("id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("who"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("environment"),
                row.getString("service"),
                row.getString("reason"),
                row.getString("details"));
    }
}
