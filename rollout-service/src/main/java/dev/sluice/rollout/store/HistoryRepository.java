package dev.sluice.rollout.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Rows of histories. */
@ApplicationScoped
class HistoryRepository implements PanacheRepositoryBase<HistoryEntity, HistoryEntity.Place> {

    List<HistoryEntity> of(UUID rolloutId) {
        return list("place.rolloutId = ?1 order by place.number", rolloutId);
    }
}
