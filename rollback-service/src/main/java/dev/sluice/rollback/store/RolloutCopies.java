package dev.sluice.rollback.store;

import dev.sluice.kit.sql.Sql;
import dev.sluice.rollback.projection.RolloutCopy;
import dev.sluice.rollback.projection.RolloutCopy.Known;
import dev.sluice.rollback.projection.RolloutCopy.Unseen;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Copies of rollouts. Whoever changes anything about a rollout holds its copy's row lock. */
@ApplicationScoped
public class RolloutCopies implements PanacheRepositoryBase<RolloutCopyEntity, UUID> {
    private final Sql sql;

    public RolloutCopies(Sql sql) {
        this.sql = sql;
    }

    /** The copy, locked until the transaction ends; made when there is none. */
    public RolloutCopy lock(UUID rolloutId) {
        return locked(rolloutId)
                .or(() -> {
                    sql.update("""
                            INSERT INTO rollout_copy (rollout_id, sequence, live, document, updated_at)
                            VALUES (?, 0, false, ?, now()) ON CONFLICT DO NOTHING
                            """, rolloutId, Documents.write(new Unseen(rolloutId)));
                    return locked(rolloutId);
                })
                .map(entity -> Documents.read(entity.document, RolloutCopy.class))
                .orElseThrow(() -> new IllegalStateException("a copy that was just inserted is gone"));
    }

    public void save(RolloutCopy copy, Instant now) {
        RolloutCopyEntity entity = findById(copy.rolloutId());
        entity.document = Documents.write(copy);
        entity.sequence = copy.sequence();
        entity.updatedAt = now;
        if (copy instanceof Known known) {
            entity.environment = known.identity().environment();
            entity.service = known.identity().service();
            entity.live = !known.progress().terminal();
        }
    }

    /** The copy as it is, without a lock and without keeping it in the session, where it would hide later changes; empty when nothing of the rollout was read. */
    public Optional<Known> read(UUID rolloutId) {
        return sql.queryOne(
                        "SELECT document FROM rollout_copy WHERE rollout_id = ?", row -> row.getString(1), rolloutId)
                .map(document -> Documents.read(document, RolloutCopy.class))
                .flatMap(copy -> copy instanceof Known known ? Optional.of(known) : Optional.empty());
    }

    /** Rollouts that may still have to be rolled back, the most lively first. */
    public List<Known> live(int atMost) {
        return find("live = true order by updatedAt desc").page(0, atMost).list().stream()
                .map(entity -> (Known) Documents.read(entity.document, RolloutCopy.class))
                .toList();
    }

    private Optional<RolloutCopyEntity> locked(UUID rolloutId) {
        @Nullable RolloutCopyEntity entity = findById(rolloutId, LockModeType.PESSIMISTIC_WRITE);
        return Optional.ofNullable(entity);
    }
}
