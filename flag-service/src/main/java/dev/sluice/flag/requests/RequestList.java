package dev.sluice.flag.requests;

import dev.sluice.flag.requests.life.ChangeRequest;
import dev.sluice.kit.auth.Grant;
import dev.sluice.kit.auth.Role;
import dev.sluice.kit.page.Cursor;
import dev.sluice.kit.page.Page;
import dev.sluice.kit.page.PageRequest;
import dev.sluice.kit.problem.CommonProblem;
import dev.sluice.kit.problem.ProblemException;
import dev.sluice.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Reads pages of change requests, newest first, only what the grants cover. */
@ApplicationScoped
public class RequestList {
    private static final UUID AFTER_ALL = new UUID(-1L, -1L);

    private final Sql sql;

    public RequestList(Sql sql) {
        this.sql = sql;
    }

    public Page<ChangeRequest> find(List<Grant> grants, RequestFilter filter, PageRequest page) {
        List<Grant> viewing = grants.stream()
                .filter(grant -> grant.role().implies(Role.VIEWER))
                .toList();
        List<ChangeRequest> rows = sql.query(
                """
                SELECT * FROM change_request r
                WHERE r.id < ? AND r.environment = coalesce(?::text, r.environment)
                  AND r.service = coalesce(?::text, r.service) AND r.state = coalesce(?::text, r.state)
                  AND (?::text IS NULL OR r.flag = ?) AND EXISTS (
                    SELECT 1 FROM unnest(?, ?) AS granted (environment, service)
                    WHERE granted.environment IN ('*', r.environment) AND granted.service IN ('*', r.service))
                ORDER BY r.id DESC LIMIT ?
                """,
                RequestRow::read,
                before(page),
                filter.environment(),
                filter.service(),
                filter.state() == null ? null : filter.state().name(),
                filter.flag(),
                filter.flag(),
                viewing.stream().map(Grant::environment).toArray(String[]::new),
                viewing.stream().map(Grant::service).toArray(String[]::new),
                page.limit() + 1);
        return Page.of(rows, page, request -> Cursor.of(request.id().toString()));
    }

    private static UUID before(PageRequest page) {
        Cursor after = page.after();
        try {
            return after == null ? AFTER_ALL : UUID.fromString(after.key(0));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(CommonProblem.INVALID_CURSOR, "Use a cursor of this list.", e);
        }
    }
}
