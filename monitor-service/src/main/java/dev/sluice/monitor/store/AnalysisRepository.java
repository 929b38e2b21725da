package dev.sluice.monitor.store;

import dev.sluice.monitor.analysis.AnalysisState;
import dev.sluice.monitor.analysis.Subject;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Analyses, one at a time. Whoever changes one locks its row first. */
@ApplicationScoped
public class AnalysisRepository implements PanacheRepositoryBase<AnalysisEntity, UUID> {
    private final AnalysisJson json;

    public AnalysisRepository(AnalysisJson json) {
        this.json = json;
    }

    @Transactional
    public Optional<StoredAnalysis> find(UUID rolloutId) {
        return findByIdOptional(rolloutId).map(this::stored);
    }

    @Transactional(TxType.MANDATORY)
    public Optional<StoredAnalysis> lock(UUID rolloutId) {
        return findByIdOptional(rolloutId, LockModeType.PESSIMISTIC_WRITE).map(this::stored);
    }

    /** The same, if the row is still leased under this token: a look whose lease was lost changes nothing. */
    @Transactional(TxType.MANDATORY)
    public Optional<StoredAnalysis> lock(UUID rolloutId, UUID leaseToken) {
        return findByIdOptional(rolloutId, LockModeType.PESSIMISTIC_WRITE)
                .filter(entity -> leaseToken.equals(entity.leaseToken))
                .map(this::stored);
    }

    /** A new analysis, which waits for its first stage. */
    @Transactional(TxType.MANDATORY)
    public void insert(Subject subject, String planned, AnalysisState state, UUID causedBy, Instant at) {
        AnalysisEntity entity = new AnalysisEntity();
        entity.rolloutId = subject.rolloutId();
        entity.environment = subject.environment();
        entity.service = subject.service();
        entity.planned = planned;
        entity.state = json.write(state);
        entity.causedBy = causedBy;
        entity.createdAt = at;
        persist(entity);
    }

    /** After an event of the rollout. */
    @Transactional(TxType.MANDATORY)
    public void saveStep(UUID rolloutId, AnalysisState state, UUID causedBy, @Nullable Instant nextLookAt) {
        AnalysisEntity entity = findById(rolloutId);
        entity.state = json.write(state);
        entity.causedBy = causedBy;
        entity.nextLookAt = nextLookAt;
    }

    /** After what a person said; the next look is due at once. */
    @Transactional(TxType.MANDATORY)
    public void saveSaid(UUID rolloutId, AnalysisState state, Instant nextLookAt) {
        AnalysisEntity entity = findById(rolloutId);
        entity.state = json.write(state);
        entity.nextLookAt = entity.nextLookAt == null ? null : nextLookAt;
    }

    /** After a look; gives the lease back. */
    @Transactional(TxType.MANDATORY)
    public void saveLook(UUID rolloutId, AnalysisState state, Instant lookedAt, @Nullable Instant nextLookAt) {
        AnalysisEntity entity = findById(rolloutId);
        entity.state = json.write(state);
        entity.lookedAt = lookedAt;
        entity.nextLookAt = nextLookAt;
        entity.leaseOwner = null;
        entity.leaseToken = null;
        entity.leaseUntil = null;
    }

    StoredAnalysis stored(AnalysisEntity entity) {
        return new StoredAnalysis(
                json.readPlanned(entity.planned),
                json.readState(entity.state),
                entity.causedBy,
                entity.createdAt,
                entity.lookedAt,
                entity.nextLookAt);
    }
}
