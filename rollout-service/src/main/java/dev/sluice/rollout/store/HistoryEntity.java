package dev.sluice.rollout.store;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One event of a rollout's history. */
@Entity
@Table(name = "rollout_history")
class HistoryEntity {

    /** Where in which history. */
    @Embeddable
    record Place(
            @Column(name = "rollout_id") UUID rolloutId,
            @Column(name = "position") int number) implements Serializable {}

    @EmbeddedId
    Place place;

    @Nullable
    Long version;

    @Column(name = "event_id")
    UUID eventId;

    String type;
    String document;

    @Column(name = "caused_by")
    @Nullable
    UUID causedBy;

    Instant at;

    @SuppressWarnings("NullAway.Init") // safe because Hibernate, or RolloutHistory before it persists, fills it
    protected HistoryEntity() {}
}
