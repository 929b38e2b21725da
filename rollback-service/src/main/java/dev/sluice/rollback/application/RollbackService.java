package dev.sluice.rollback.application;

import dev.sluice.kit.envelope.EventIds;
import dev.sluice.rollback.config.RollbackConfig;
import dev.sluice.rollback.lifecycle.Decision;
import dev.sluice.rollback.lifecycle.Rollback;
import dev.sluice.rollback.lifecycle.RollbackDecider;
import dev.sluice.rollback.lifecycle.RollbackInput;
import dev.sluice.rollback.lifecycle.Trigger;
import dev.sluice.rollback.matrix.DecisionMatrix;
import dev.sluice.rollback.projection.Identity;
import dev.sluice.rollback.projection.RolloutCopy;
import dev.sluice.rollback.projection.RolloutCopy.Known;
import dev.sluice.rollback.projection.RolloutFact;
import dev.sluice.rollback.projection.RolloutProjection;
import dev.sluice.rollback.store.Rollbacks;
import dev.sluice.rollback.store.RolloutCopies;
import dev.sluice.rollback.store.StoredRollback;
import dev.sluice.rollback.store.StoredRollback.About;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The only way to change a rollback: lock the copy of its rollout, decide, save. Every input of one rollout goes one after the other,
 * whichever replica and whichever topic it comes from.
 */
@ApplicationScoped
public class RollbackService {
    private final RolloutCopies copies;
    private final Rollbacks rollbacks;
    private final RollbackRecorder recorder;
    private final RollbackDecider decider;

    public RollbackService(
            RolloutCopies copies, Rollbacks rollbacks, RollbackRecorder recorder, RollbackConfig config) {
        this.copies = copies;
        this.rollbacks = rollbacks;
        this.recorder = recorder;
        this.decider = new RollbackDecider(DecisionMatrix.defaults(), config.catchUp());
    }

    /** Folds an event of rollout-service into the copy and tells the rollbacks of that rollout. */
    @Transactional(TxType.MANDATORY)
    public void learn(UUID rolloutId, long sequence, RolloutFact fact, UUID eventId) {
        Instant now = Instant.now();
        RolloutCopy before = copies.lock(rolloutId);
        RolloutCopy after = RolloutProjection.fold(before, sequence, fact);
        if (after.equals(before)) {
            return;
        }
        copies.save(after, now);
        for (StoredRollback stored : rollbacks.open(rolloutId)) {
            decide(located(stored, after), new RollbackInput.FollowCopy(after), eventId, now);
        }
    }

    /** Somebody asks for a rollback. {@code environment} and {@code service} are what the asking event says of itself. */
    @Transactional(TxType.MANDATORY)
    public Decision begin(Trigger trigger, @Nullable String environment, @Nullable String service) {
        Instant now = Instant.now();
        UUID rolloutId = trigger.aim().rolloutId();
        RolloutCopy copy = copies.lock(rolloutId);
        StoredRollback stored = rollbacks
                .of(rolloutId, trigger.aim().attempt())
                .orElseGet(() -> absent(new About(rolloutId, trigger.aim().attempt(), environment, service), now));
        return decide(
                located(stored, copy),
                new RollbackInput.Begin(trigger, copy),
                trigger.cause().eventId(),
                now);
    }

    /** What a target said. */
    @Transactional(TxType.MANDATORY)
    public Decision report(UUID rolloutId, int attempt, RollbackInput input, @Nullable UUID eventId) {
        return report(rolloutId, attempt, copy -> input, eventId);
    }

    /** The time to catch up may be over. */
    @Transactional(TxType.MANDATORY)
    public Decision stopWaiting(UUID rolloutId, int attempt) {
        return report(rolloutId, attempt, RollbackInput.StopWaiting::new, null);
    }

    private Decision report(
            UUID rolloutId, int attempt, Function<RolloutCopy, RollbackInput> input, @Nullable UUID eventId) {
        RolloutCopy copy = copies.lock(rolloutId);
        return rollbacks
                .of(rolloutId, attempt)
                .map(stored -> decide(located(stored, copy), input.apply(copy), eventId, Instant.now()))
                .orElseGet(() -> new Decision.Ignored("there is no such rollback"));
    }

    private Decision decide(StoredRollback stored, RollbackInput input, @Nullable UUID cause, Instant now) {
        Decision decision = decider.decide(stored.rollback(), input, now);
        if (decision instanceof Decision.Accepted accepted) {
            recorder.record(stored, accepted.events(), cause, now);
        }
        return decision;
    }

    private static StoredRollback absent(About about, Instant now) {
        return new StoredRollback(Rollback.absent(EventIds.next()), about, null, now, now);
    }

    /** What the copy says about environment and service counts more than what whoever asked said. */
    private static StoredRollback located(StoredRollback stored, RolloutCopy copy) {
        if (!(copy instanceof Known known)) {
            return stored;
        }
        Identity identity = known.identity();
        About about =
                new About(identity.rolloutId(), stored.about().attempt(), identity.environment(), identity.service());
        return new StoredRollback(
                stored.rollback(), about, stored.startedEventId(), stored.createdAt(), stored.updatedAt());
    }
}
