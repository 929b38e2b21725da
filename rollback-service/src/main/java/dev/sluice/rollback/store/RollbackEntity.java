package dev.sluice.rollback.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row of {@code rollback}; the lease is set here once and then belongs to {@link RollbackLeases}. */
@Entity
@Table(name = "rollback")
class RollbackEntity {
    @Id
    UUID id;

    @Column(name = "rollout_id")
    UUID rolloutId;

    @Column
    int attempt;

    @Nullable
    String environment;

    @Nullable
    String service;

    @Column
    String state;

    @Column
    long version;

    @Column
    String document;

    @Column(name = "started_event_id")
    @Nullable
    UUID startedEventId;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    @Column
    boolean active;

    @Column(name = "lease_owner", updatable = false)
    String leaseOwner;

    @Column(name = "lease_until", updatable = false)
    Instant leaseUntil;

    @SuppressWarnings("NullAway.Init") // safe because Hibernate or Rollbacks fills it
    protected RollbackEntity() {}
}
