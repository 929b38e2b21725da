package dev.sluice.rollback.store;

import dev.sluice.kit.sql.Sql;
import dev.sluice.rollback.config.RollbackConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Who works on a rollback. A lease only keeps replicas from doing the same twice; what keeps a stale one from doing harm is the fence.
 */
@ApplicationScoped
public class RollbackLeases {
    private static final int AT_ONCE = 50;

    private final Sql sql;
    private final Duration duration;
    private final String replica;
    private final String owner;

    public RollbackLeases(Sql sql, RollbackConfig config, @ConfigProperty(name = "sluice.replica") String replica) {
        this.sql = sql;
        this.duration = config.lease();
        this.replica = replica;
        this.owner = replica + "/" + UUID.randomUUID();
    }

    String owner() {
        return owner;
    }

    public Duration duration() {
        return duration;
    }

    /** Takes over at once what an earlier process of this replica left behind: it is dead, or this one would not have its name. */
    public void inherit() {
        sql.update(
                "UPDATE rollback SET lease_until = now() WHERE active AND lease_owner LIKE ? AND lease_owner <> ?",
                replica.replace("\\", "\\\\").replace("_", "\\_").replace("%", "\\%") + "/%",
                owner);
    }

    /** Leases of this process, those included whose owner gave no sign of life for too long. */
    public List<UUID> claim() {
        return sql.query("""
                UPDATE rollback SET lease_owner = ?, lease_until = now() + ? * interval '1 millisecond'
                WHERE id IN (SELECT id FROM rollback WHERE active AND lease_until <= now()
                             ORDER BY lease_until LIMIT ? FOR UPDATE SKIP LOCKED)
                RETURNING id
                """, row -> row.getObject(1, UUID.class), owner, duration.toMillis(), AT_ONCE);
    }

    /** Takes a lease that is free or over, or prolongs one that this process holds. */
    public boolean take(UUID id) {
        return sql.update("""
                        UPDATE rollback SET lease_owner = ?, lease_until = now() + ? * interval '1 millisecond'
                        WHERE id = ? AND active AND (lease_owner = ? OR lease_until <= now())
                        """, owner, duration.toMillis(), id, owner) == 1;
    }

    /** Gives a lease back, so that whoever is there next need not wait for its end. */
    public void release(UUID id) {
        sql.update("UPDATE rollback SET lease_until = now() WHERE id = ? AND lease_owner = ?", id, owner);
    }
}
