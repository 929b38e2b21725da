package dev.sluice.rollback.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row of {@code rollout_copy}. */
@Entity
@Table(name = "rollout_copy")
class RolloutCopyEntity {
    @Id
    @Column(name = "rollout_id")
    UUID rolloutId;

    @Nullable
    String environment;

    @Nullable
    String service;

    @Column
    long sequence;

    @Column
    boolean live;

    @Column
    String document;

    @Column(name = "updated_at")
    Instant updatedAt;

    @SuppressWarnings("NullAway.Init") // safe because Hibernate fills it
    protected RolloutCopyEntity() {}
}
