package dev.sluice.rollout.quarantine;

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
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Quarantines as rows; at most one holds for the same thing. */
@ApplicationScoped
public class StoredQuarantine implements Quarantine {

    private static final UUID AFTER_ALL = new UUID(-1L, -1L);

    private final Sql sql;

    StoredQuarantine(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<QuarantineEntry> find(
            String environment, String service, QuarantineEntry.Kind kind, String version, @Nullable String flag) {
        return sql.queryOne("""
                        SELECT * FROM quarantine
                        WHERE environment = ? AND service = ? AND kind = ? AND version = ? AND flag = ?
                          AND released_at IS NULL
                        """, StoredQuarantine::view, environment, service, word(kind), version, orNone(flag))
                .map(QuarantineView::entry);
    }

    @Override
    public void add(QuarantineEntry entry) {
        sql.update(
                """
                INSERT INTO quarantine (id, rollout_id, environment, service, kind, version, flag, reason, quarantined_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                """,
                entry.id(),
                entry.rolloutId(),
                entry.environment(),
                entry.service(),
                word(entry.kind()),
                entry.version(),
                orNone(entry.flag()),
                entry.reason(),
                entry.since());
    }

    Optional<QuarantineView> find(UUID id) {
        return sql.queryOne("SELECT * FROM quarantine WHERE id = ?", StoredQuarantine::view, id);
    }

    /**
     * Newest first;
     *
     * @param all also what was released.
     */
    Page<QuarantineView> list(Visible visible, boolean all, PageRequest page) {
        List<QuarantineView> rows = sql.query(
                """
                SELECT * FROM quarantine q
                WHERE q.id < ? AND (? OR q.released_at IS NULL) AND EXISTS (
                    SELECT 1 FROM unnest(?, ?) AS granted (environment, service)
                    WHERE granted.environment IN ('*', q.environment) AND granted.service IN ('*', q.service))
                ORDER BY q.id DESC LIMIT ?
                """,
                StoredQuarantine::view,
                after(page),
                all,
                visible.environments(),
                visible.services(),
                page.limit() + 1);
        return Page.of(rows, page, entry -> Cursor.of(entry.id().toString()));
    }

    /**
     * Marks it as released.
     *
     * @return false when it was before
     */
    boolean release(UUID id, String by, String reason, Instant at) {
        return sql.update("""
                        UPDATE quarantine SET released_at = ?, released_by = ?, released_reason = ?
                        WHERE id = ? AND released_at IS NULL
                        """, at, by, reason, id) == 1;
    }

    private static UUID after(PageRequest page) {
        Cursor after = page.after();
        try {
            return after == null ? AFTER_ALL : UUID.fromString(after.key(0));
        } catch (IllegalArgumentException other) {
            throw new ProblemException(CommonProblem.INVALID_CURSOR, "Use a cursor of this list.", other);
        }
    }

    private static String word(QuarantineEntry.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** The column is never null, so that its unique index compares it. */
    private static String orNone(@Nullable String flag) {
        return flag == null ? "" : flag;
    }

    private static QuarantineView view(ResultSet row) throws SQLException {
        String flag = row.getString("flag");
        return new QuarantineView(
                row.getObject("id", UUID.class),
                row.getObject("rollout_id", UUID.class),
                row.getString("environment"),
                row.getString("service"),
                row.getString("kind"),
                row.getString("version"),
                flag.isEmpty() ? null : flag,
                row.getString("reason"),
                row.getObject("quarantined_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("released_at", OffsetDateTime.class)),
                row.getString("released_by"),
                row.getString("released_reason"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
