package dev.sluice.simulation.rollout;

import dev.sluice.rollout.lifecycle.Rollout;
import dev.sluice.rollout.lifecycle.RolloutEvent;
import dev.sluice.rollout.store.StateJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A rollout as the database has it: a document, its timer and its history. */
public final class RolloutRow {
    /** An event with its id; {@code version} is null for what is remembered only here. */
    public record Entry(
            UUID eventId, @Nullable Long version, @Nullable UUID cause, RolloutEvent event) {}

    private final List<Entry> history = new ArrayList<>();
    private String document;
    private Rollout state;
    private @Nullable Instant due;

    RolloutRow(Rollout state) {
        this.state = state;
        this.document = StateJson.document(state);
    }

    public Rollout state() {
        return state;
    }

    public @Nullable Instant due() {
        return due;
    }

    public List<Entry> history() {
        return history;
    }

    public List<RolloutEvent> events() {
        return history.stream().map(Entry::event).toList();
    }

    /** What is loaded is what the document says. */
    void save(Rollout next, @Nullable Instant nextDue) {
        document = StateJson.document(next);
        state = StateJson.state(document);
        due = nextDue;
    }
}
