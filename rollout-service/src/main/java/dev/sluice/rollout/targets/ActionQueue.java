package dev.sluice.rollout.targets;

import dev.sluice.actuators.Weights;
import dev.sluice.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The action table as its workers see it. Only the oldest open action of a target can be leased, so a target never has
 * two at a time, whatever the number of replicas. Times are the database's.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class ActionQueue {

    private final Sql sql;
    private final Replica replica;
    private final TargetsConfig config;

    ActionQueue(Sql sql, Replica replica, TargetsConfig config) {
        this.sql = sql;
        this.replica = replica;
        this.config = config;
    }

    /** Leases one action that may begin now, also one whose holder let its lease end; empty when there is none. */
    Optional<LeasedAction> lease() {
        return sql.queryOne(
                """
                UPDATE action SET status = 'RUNNING', lease_owner = ?, tries = tries + 1,
                                  lease_until = now() + ? * interval '1 millisecond'
                WHERE id = (
                    SELECT a.id FROM action a
                    WHERE (a.status = 'PENDING' OR (a.status = 'RUNNING' AND a.lease_until < now() AND NOT a.cancel_requested))
                      AND a.next_try <= now() AND a.apply_by > now() AND a.awaits IS NULL
                      AND NOT EXISTS (SELECT 1 FROM action e
                                      WHERE e.status IN ('PENDING', 'RUNNING') AND e.id < a.id
                                        AND e.target_kind = a.target_kind AND e.target_name = a.target_name)
                      AND NOT EXISTS (SELECT 1 FROM route_ownership o
                                      WHERE o.route = a.target_name AND o.lent_to IS NOT NULL)
                    ORDER BY a.id LIMIT 1 FOR UPDATE OF a SKIP LOCKED)
                RETURNING *
                """, LeasedAction::read, replica.owner(), config.lease().toMillis());
    }

    /** Actions that can no longer succeed: out of time, and nobody is trying. */
    List<LeasedAction> outOfTime() {
        return sql.query("""
                SELECT * FROM action
                WHERE apply_by <= now() AND NOT cancel_requested
                  AND (status = 'PENDING' OR (status = 'RUNNING' AND lease_until < now()))
                """, LeasedAction::read);
    }

    /** Actions of halted rollouts whose holder let its lease end. */
    List<LeasedAction> abandoned() {
        return sql.query(
                "SELECT * FROM action WHERE status = 'RUNNING' AND lease_until < now() AND cancel_requested",
                LeasedAction::read);
    }

    /**
     * Ends an action that nobody is trying, also one that this very transaction cancelled (the halt that follows from
     * its end cancels whatever is open), which its {@code finished_at} tells.
     *
     * @return false when somebody is, or when it ended meanwhile
     */
    boolean endIdle(LeasedAction action, ActionEnd end, String error) {
        return sql.update("""
                        UPDATE action SET status = ?, last_error = ?, finished_at = now()
                        WHERE id = ? AND (status = 'PENDING' OR (status = 'RUNNING' AND lease_until < now())
                                          OR (status = 'CANCELLED' AND finished_at = now()))
                        """, end.name(), error, action.id()) == 1;
    }

    /**
     * Ends an action that this replica holds.
     *
     * @return whether its rollout was halted meanwhile; empty when the lease is lost
     */
    Optional<Boolean> end(LeasedAction action, ActionEnd end, @Nullable Weights observed, @Nullable String error) {
        return sql.queryOne(
                """
                UPDATE action SET status = ?, observed = ?::jsonb, last_error = ?, finished_at = now()
                WHERE id = ? AND status = 'RUNNING' AND lease_owner = ? AND tries = ?
                RETURNING cancel_requested
                """,
                row -> row.getBoolean("cancel_requested"),
                end.name(),
                observed == null ? null : TargetJson.write(observed),
                error,
                action.id(),
                replica.owner(),
                action.tries());
    }

    /**
     * Gives the action back for another try.
     *
     * @return false when the lease is lost or the rollout was halted meanwhile
     */
    boolean retry(LeasedAction action, Duration pause, String error) {
        return sql.update("""
                        UPDATE action SET status = 'PENDING', last_error = ?, lease_owner = NULL, lease_until = NULL,
                                          next_try = now() + ? * interval '1 millisecond'
                        WHERE id = ? AND status = 'RUNNING' AND lease_owner = ? AND tries = ? AND NOT cancel_requested
                        """, error, pause.toMillis(), action.id(), replica.owner(), action.tries()) == 1;
    }

    /** Events that pending actions wait for. */
    List<UUID> awaited() {
        return sql.query(
                "SELECT DISTINCT awaits FROM action WHERE awaits IS NOT NULL AND status = 'PENDING'",
                row -> row.getObject("awaits", UUID.class));
    }

    /** Tells whether an action waited for this event. */
    boolean published(UUID eventId) {
        return sql.update("UPDATE action SET awaits = NULL WHERE awaits = ? AND status = 'PENDING'", eventId) > 0;
    }

    long open() {
        return sql.queryOne(
                        "SELECT count(*) AS n FROM action WHERE status IN ('PENDING', 'RUNNING')",
                        row -> row.getLong("n"))
                .orElse(0L);
    }
}
