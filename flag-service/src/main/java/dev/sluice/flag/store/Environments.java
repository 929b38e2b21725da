package dev.sluice.flag.store;

import dev.sluice.kit.auth.Grant;
import dev.sluice.kit.auth.Role;
import dev.sluice.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/** What environments ask of those who change their flags; those without a row ask for nothing. */
@ApplicationScoped
public class Environments {
    private final Sql sql;

    public Environments(Sql sql) {
        this.sql = sql;
    }

    /**
     * The settings of one environment.
     *
     * @param approvals how many others must approve of a person's change: 0 or 1
     */
    public record Settings(String environment, int approvals, String by, String reason, Instant at) {}

    /** Only while the catalogue is locked, so that the answer holds until the end of the transaction. */
    @Transactional(TxType.MANDATORY)
    public boolean asksForApproval(String environment) {
        return sql.queryOne(
                        "SELECT approvals FROM environment_setting WHERE environment = ?",
                        row -> row.getInt(1) > 0,
                        environment)
                .orElse(false);
    }

    /** Only after {@link Catalogue#lock}: a change that was decided before is committed before. */
    @Transactional(TxType.MANDATORY)
    public void save(Settings settings) {
        sql.update("""
                INSERT INTO environment_setting (environment, approvals, changed_by, reason, changed_at) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (environment) DO UPDATE SET approvals = excluded.approvals,
                    changed_by = excluded.changed_by, reason = excluded.reason, changed_at = excluded.changed_at
                """, settings.environment(), settings.approvals(), settings.by(), settings.reason(), settings.at());
    }

    /** Those that have settings and that the grants show, by name. */
    public List<Settings> find(List<Grant> grants, String after, int limit) {
        return sql.query("""
                SELECT * FROM environment_setting
                WHERE environment > ? AND (environment = ANY (?) OR '*' = ANY (?)) ORDER BY environment LIMIT ?
                """, Environments::settings, after, viewed(grants), viewed(grants), limit);
    }

    private static String[] viewed(List<Grant> grants) {
        return grants.stream()
                .filter(grant -> grant.role().implies(Role.VIEWER))
                .map(Grant::environment)
                .toArray(String[]::new);
    }

    private static Settings settings(ResultSet row) throws SQLException {
        return new Settings(
                row.getString("environment"),
                row.getInt("approvals"),
                row.getString("changed_by"),
                row.getString("reason"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
