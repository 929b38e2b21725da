package dev.sluice.monitor.store;

import dev.sluice.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Shares due looks among replicas: a row is leased by one of them, and by another once the lease is over. */
@ApplicationScoped
public class AnalysisLeases {
    private final Sql sql;
    private final String replica;

    public AnalysisLeases(Sql sql, @ConfigProperty(name = "sluice.replica") String replica) {
        this.sql = sql;
        this.replica = replica;
    }

    @Transactional
    public List<Lease> claimDue(Instant now, Duration lease, int limit) {
        return sql.query(
                """
                UPDATE analysis SET lease_owner = ?, lease_token = gen_random_uuid(), lease_until = ?
                WHERE rollout_id IN (
                    SELECT rollout_id FROM analysis
                    WHERE next_look_at <= ? AND (lease_until IS NULL OR lease_until < ?)
                    ORDER BY next_look_at LIMIT ? FOR UPDATE SKIP LOCKED)
                RETURNING rollout_id, lease_token
                """,
                row -> new Lease(row.getObject(1, UUID.class), row.getObject(2, UUID.class)),
                replica,
                now.plus(lease),
                now,
                now,
                limit);
    }

    /** A replica that starts holds no lease: what it held before it died is free at once. */
    @Transactional
    public void releaseOwn() {
        sql.update(
                "UPDATE analysis SET lease_owner = NULL, lease_token = NULL, lease_until = NULL WHERE lease_owner = ?",
                replica);
    }
}
