package dev.sluice.rollout.targets;

import dev.sluice.actuators.Weights;
import dev.sluice.kit.sql.Sql;
import dev.sluice.rollout.plan.Target;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The action table as the core sees it. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class StoredActions implements Actions {

    private final Sql sql;
    private final RouteBook book;
    private final Event<ActionsChanged> changed;

    StoredActions(Sql sql, RouteBook book, Event<ActionsChanged> changed) {
        this.sql = sql;
        this.book = book;
        this.changed = changed;
    }

    @Override
    public void enqueue(ActionCommand command) {
        Target target = command.target();
        sql.update(
                """
                INSERT INTO action (rollout_id, attempt, stage, target_kind, target_name, desired, fence, entered_event, awaits,
                                    apply_by, status, next_try, created_at)
                VALUES (?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, 'PENDING', now(), now())
                ON CONFLICT (entered_event, target_kind, target_name) DO NOTHING
                """,
                command.rolloutId(),
                command.attempt(),
                command.stage(),
                target.kind().name().toLowerCase(Locale.ROOT),
                target.name(),
                TargetJson.write(Weights.of(command.desired().weights())),
                TargetJson.write(Fences.of(command.fence())),
                command.enteredEventId(),
                command.raisesExposure() ? command.enteredEventId() : null,
                command.applyBy());
        book.thaw(command.rolloutId());
        changed.fire(new ActionsChanged());
    }

    /** Also freezes the rollout's routes: healing may lower what it exposed, but not raise it again. */
    @Override
    public void cancelPending(UUID rolloutId) {
        // one statement: between two, a worker that gives its action back for another try would slip through both
        sql.update("""
                UPDATE action SET cancel_requested = true,
                    status = CASE WHEN status = 'PENDING' OR lease_until < now() THEN 'CANCELLED' ELSE status END,
                    finished_at = CASE WHEN status = 'PENDING' OR lease_until < now() THEN now() END
                WHERE rollout_id = ? AND status IN ('PENDING', 'RUNNING')
                """, rolloutId);
        book.freeze(rolloutId);
    }

    @Override
    public void goOn(UUID rolloutId) {
        book.thaw(rolloutId);
    }

    @Override
    public Optional<Instant> inFlightUntil(UUID rolloutId) {
        return sql.queryOne(
                """
                SELECT lease_until FROM action
                WHERE rollout_id = ? AND status = 'RUNNING' AND lease_until > now()
                ORDER BY lease_until DESC LIMIT 1
                """, row -> row.getObject("lease_until", OffsetDateTime.class).toInstant(), rolloutId);
    }
}
