package dev.sluice.rollout.store;

import dev.sluice.rollout.lifecycle.RolloutEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to each rollout, append-only. Who appends holds the rollout's lock. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class RolloutHistory {

    private final HistoryRepository rows;

    RolloutHistory(HistoryRepository rows) {
        this.rows = rows;
    }

    /**
     * One event with its place.
     *
     * @param version null for what is remembered only here
     * @param eventId id under which it was published, or would have been
     */
    public record Entry(
            UUID eventId, @Nullable Long version, @Nullable UUID causedBy, RolloutEvent event) {}

    public void append(UUID rolloutId, Entry entry) {
        HistoryEntity row = new HistoryEntity();
        row.place = new HistoryEntity.Place(rolloutId, (int) rows.count("place.rolloutId", rolloutId));
        row.version = entry.version();
        row.eventId = entry.eventId();
        row.type = entry.event().getClass().getSimpleName();
        row.document = StateJson.document(entry.event());
        row.causedBy = entry.causedBy();
        row.at = entry.event().at();
        rows.persistAndFlush(row);
    }

    public List<RolloutEvent> of(UUID rolloutId) {
        return rows.of(rolloutId).stream()
                .map(row -> StateJson.event(row.document))
                .toList();
    }

    /** The event of this id, with the rollout that it belongs to. */
    public Optional<Found> find(UUID eventId) {
        return rows.find("eventId", eventId)
                .firstResultOptional()
                .map(row -> new Found(row.place.rolloutId(), StateJson.event(row.document)));
    }

    /** An event that was looked up by its id. */
    public record Found(UUID rolloutId, RolloutEvent event) {}
}
