package dev.sluice.rollback.application;

import dev.sluice.kit.audit.AuditTrail;
import dev.sluice.rollback.lifecycle.Decision;
import dev.sluice.rollback.lifecycle.Trigger;
import dev.sluice.rollback.projection.Identity;
import dev.sluice.rollback.projection.RolloutCopy.Known;
import dev.sluice.rollback.store.Rollbacks;
import dev.sluice.rollback.store.RolloutCopies;
import dev.sluice.rollback.store.StoredRollback;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A person takes a rollout back without anybody else's help. */
@ApplicationScoped
public class BreakGlass {
    private final RollbackService service;
    private final RolloutCopies copies;
    private final Rollbacks rollbacks;
    private final AuditTrail audit;

    public BreakGlass(RollbackService service, RolloutCopies copies, Rollbacks rollbacks, AuditTrail audit) {
        this.service = service;
        this.copies = copies;
        this.rollbacks = rollbacks;
        this.audit = audit;
    }

    /** What came of it. */
    public sealed interface Outcome {
        record Begun(StoredRollback rollback) implements Outcome {}

        record Joined(StoredRollback rollback) implements Outcome {}

        record Over(UUID rolloutId) implements Outcome {}
    }

    /** What this service knows of the rollout. */
    public Optional<Known> copy(UUID rolloutId) {
        return copies.read(rolloutId);
    }

    /** Begins, retries or joins the rollback of the newest attempt. */
    @Transactional(TxType.MANDATORY)
    public Outcome begin(Known copy, String by, String reason) {
        Identity identity = copy.identity();
        if (copy.progress().terminal()) {
            return new Outcome.Over(identity.rolloutId());
        }
        int attempt = copy.progress().attempt();
        Trigger trigger = new Trigger(
                new Trigger.Cause(Trigger.Kind.BREAK_GLASS, null, by),
                new Trigger.Aim(identity.rolloutId(), attempt, 0, -1),
                Set.of(),
                reason);
        Decision decision = service.begin(trigger, identity.environment(), identity.service());
        Optional<StoredRollback> stored = rollbacks.of(identity.rolloutId(), attempt);
        if (stored.isEmpty()) {
            return new Outcome.Over(identity.rolloutId());
        }
        audit.record(
                "break-glass",
                identity.rolloutId().toString(),
                identity.environment(),
                identity.service(),
                reason,
                Map.of("rollbackId", stored.get().rollback().id(), "attempt", attempt));
        return decision instanceof Decision.Accepted
                ? new Outcome.Begun(stored.get())
                : new Outcome.Joined(stored.get());
    }
}
