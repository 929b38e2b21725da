package dev.sluice.rollback.store;

import dev.sluice.rollback.lifecycle.RollbackEvent;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Everything that happened to a rollback; folded, it gives the stored state. */
@ApplicationScoped
public class History implements PanacheRepository<HistoryEntity> {
    void append(UUID rollbackId, List<RollbackEvent> events, Instant at) {
        for (RollbackEvent event : events) {
            HistoryEntity entity = new HistoryEntity();
            entity.rollbackId = rollbackId;
            entity.at = at;
            entity.type = event.getClass().getSimpleName();
            entity.document = Documents.write(event);
            persist(entity);
        }
    }

    /** Oldest first. */
    public List<RollbackEvent> of(UUID rollbackId) {
        return list("rollbackId = ?1 order by id", rollbackId).stream()
                .map(entity -> Documents.read(entity.document, RollbackEvent.class))
                .toList();
    }
}
