package dev.sluice.flag.store;

import dev.sluice.flag.evaluation.Snapshot;
import dev.sluice.flag.model.Flag;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hibernate.jpa.HibernateHints;
import org.jspecify.annotations.Nullable;

/** Flags, one at a time for a change, or those that changed for a snapshot. */
@ApplicationScoped
public class FlagRepository implements PanacheRepositoryBase<FlagEntity, String> {

    private static final int FETCHED = 200;

    /**
     * Loads a flag and keeps others from changing it until the end of the transaction. The row is read again: the transaction may have
     * seen the flag before it had the lock.
     */
    @Transactional(TxType.MANDATORY)
    public @Nullable Flag lock(String key) {
        FlagEntity entity = findById(key);
        if (entity == null) {
            return null;
        }
        getEntityManager().refresh(entity, LockModeType.PESSIMISTIC_WRITE);
        return entity.toFlag();
    }

    @Transactional(TxType.MANDATORY)
    public void insert(Flag flag, long catalogueVersion, Instant at) {
        persist(new FlagEntity(flag, catalogueVersion, at));
    }

    /** Writes the next revision of a flag that was locked. */
    @Transactional(TxType.MANDATORY)
    public void save(Flag flag, long catalogueVersion, Instant at) {
        findById(flag.key()).take(flag, catalogueVersion, at);
    }

    /** The rollout that drove these flags has ended. */
    @Transactional(TxType.MANDATORY)
    public void release(UUID rollout) {
        update("driverActive = false where fence.rollout = ?1 and driverActive", rollout);
    }

    @Transactional
    public Optional<StoredFlag> find(String key) {
        return findByIdOptional(key).map(FlagEntity::stored);
    }

    /** Those that there are of these keys, archived ones among them. */
    @Transactional
    public List<Flag> find(Collection<String> keys) {
        return list("key in ?1", keys).stream().map(FlagEntity::toFlag).toList();
    }

    /** Flags that are not archived, by key. */
    @Transactional
    public List<StoredFlag> living(String afterKey, int limit) {
        return find("key > ?1 and archived = false order by key", afterKey).page(Page.ofSize(limit)).stream()
                .map(FlagEntity::stored)
                .toList();
    }

    /**
     * Every flag, archived ones among them. Read piece by piece and for reading only: Hibernate would keep each of them twice, with all its
     * rules, until the last one is there.
     *
     * @param same gives a flag that is the same for one that was read, so that it need not be kept twice either
     */
    @Transactional
    public List<Snapshot.FlagEntry> all(UnaryOperator<Flag> same) {
        EntityManager session = getEntityManager();
        try (Stream<FlagEntity> rows = session.createQuery("from FlagEntity order by key", FlagEntity.class)
                .setHint(HibernateHints.HINT_READ_ONLY, true)
                .setHint(HibernateHints.HINT_FETCH_SIZE, FETCHED)
                .getResultStream()) {
            return rows.map(entity -> {
                        session.detach(entity);
                        return new Snapshot.FlagEntry(same.apply(entity.toFlag()), entity.catalogueVersion);
                    })
                    .toList();
        }
    }

    /** The flags that changed after a version of the catalogue, archived ones among them. */
    @Transactional
    public List<Snapshot.FlagEntry> changedAfter(long catalogueVersion) {
        return getEntityManager()
                .createQuery(
                        "select f, f.catalogueVersion from FlagEntity f where f.catalogueVersion > ?1", Object[].class)
                .setParameter(1, catalogueVersion)
                .getResultStream()
                .map(row -> entry((FlagEntity) row[0], (Long) row[1]))
                .toList();
    }

    /** Of a row that the transaction had seen before, Hibernate gives what it saw then. */
    private Snapshot.FlagEntry entry(FlagEntity entity, long catalogueVersion) {
        if (entity.catalogueVersion != catalogueVersion) {
            getEntityManager().refresh(entity);
        }
        return new Snapshot.FlagEntry(entity.toFlag(), entity.catalogueVersion);
    }
}
