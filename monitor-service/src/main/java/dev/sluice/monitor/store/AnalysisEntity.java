package dev.sluice.monitor.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The row of an analysis. */
@Entity
@Table(name = "analysis")
class AnalysisEntity {
    @Id
    @Column(name = "rollout_id")
    UUID rolloutId;

    String environment;
    String service;
    String planned;
    String state;

    @Column(name = "caused_by")
    UUID causedBy;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "looked_at")
    @Nullable
    Instant lookedAt;

    @Column(name = "next_look_at")
    @Nullable
    Instant nextLookAt;

    @Column(name = "lease_owner")
    @Nullable
    String leaseOwner;

    @Column(name = "lease_token")
    @Nullable
    UUID leaseToken;

    @Column(name = "lease_until")
    @Nullable
    Instant leaseUntil;

    @SuppressWarnings("NullAway.Init") // safe because Hibernate or the repository fills it
    protected AnalysisEntity() {}
}
