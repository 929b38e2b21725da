package dev.sluice.rollout.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The row of a rollout: its state as a document, and columns for lists and timers. */
@Entity
@Table(name = "rollout")
class RolloutEntity {

    @Id
    UUID id;

    String name;
    String service;
    String environment;
    String strategy;

    @Column(name = "from_version")
    String from;

    @Column(name = "to_version")
    String to;

    String state;

    @Nullable
    String phase;

    @Nullable
    Integer stage;

    @Column(name = "stage_count")
    int stageCount;

    int attempt;
    long version;
    String document;

    @Column(name = "due_at")
    @Nullable
    Instant dueAt;

    @Column(name = "planned_by")
    String plannedBy;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    @SuppressWarnings("NullAway.Init") // safe because Hibernate, or RolloutRows before it persists, fills it
    protected RolloutEntity() {}
}
