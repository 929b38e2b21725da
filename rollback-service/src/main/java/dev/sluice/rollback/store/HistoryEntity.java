package dev.sluice.rollback.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row of {@code rollback_history}: an event, published or not. */
@Entity
@Table(name = "rollback_history")
class HistoryEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    @Column(name = "rollback_id")
    UUID rollbackId;

    @Column
    Instant at;

    @Column
    String type;

    @Column
    String document;

    @SuppressWarnings("NullAway.Init") // safe because Hibernate or Rollbacks fills it
    protected HistoryEntity() {}
}
