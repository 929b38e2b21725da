package dev.sluice.rollback.store;

import dev.sluice.rollback.lifecycle.Rollback;
import dev.sluice.rollback.lifecycle.RollbackEvent;
import dev.sluice.rollback.lifecycle.RollbackState;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rollbacks and their history. Change one only while holding the lock of its rollout's copy. */
@ApplicationScoped
public class Rollbacks implements PanacheRepositoryBase<RollbackEntity, UUID> {
    private final History history;
    private final RollbackLeases leases;

    public Rollbacks(History history, RollbackLeases leases) {
        this.history = history;
        this.leases = leases;
    }

    public Optional<StoredRollback> of(UUID rolloutId, int attempt) {
        return find("rolloutId = ?1 and attempt = ?2", rolloutId, attempt)
                .firstResultOptional()
                .map(Rollbacks::stored);
    }

    /** The rollbacks of a rollout that are not over. */
    public List<StoredRollback> open(UUID rolloutId) {
        return list("rolloutId", rolloutId).stream()
                .map(Rollbacks::stored)
                .filter(stored -> !RollbackState.over(stored.rollback().state()))
                .toList();
    }

    public Optional<StoredRollback> byId(UUID id) {
        return findByIdOptional(id).map(Rollbacks::stored);
    }

    /** Stores the rollback as it is after these events; the first time, this process gets its lease with it. */
    public void save(StoredRollback stored, List<RollbackEvent> events) {
        Rollback rollback = stored.rollback();
        RollbackEntity entity = findByIdOptional(rollback.id()).orElseGet(() -> insertable(stored));
        entity.state = stateName(rollback.state());
        entity.version = rollback.version();
        entity.document = Documents.write(rollback.state());
        entity.startedEventId = stored.startedEventId();
        entity.updatedAt = stored.updatedAt();
        entity.active = RollbackState.active(rollback.state());
        persist(entity);
        history.append(rollback.id(), events, stored.updatedAt());
    }

    /** The name of a state, as it is stored and shown. */
    public static String stateName(RollbackState state) {
        return state.getClass().getSimpleName();
    }

    private RollbackEntity insertable(StoredRollback stored) {
        RollbackEntity entity = new RollbackEntity();
        entity.id = stored.rollback().id();
        entity.rolloutId = stored.about().rolloutId();
        entity.attempt = stored.about().attempt();
        entity.environment = stored.about().environment();
        entity.service = stored.about().service();
        entity.createdAt = stored.createdAt();
        entity.leaseOwner = leases.owner();
        entity.leaseUntil = Instant.now().plus(leases.duration());
        return entity;
    }

    static StoredRollback stored(RollbackEntity entity) {
        return new StoredRollback(
                new Rollback(entity.id, entity.version, Documents.read(entity.document, RollbackState.class)),
                new StoredRollback.About(entity.rolloutId, entity.attempt, entity.environment, entity.service),
                entity.startedEventId,
                entity.createdAt,
                entity.updatedAt);
    }
}
