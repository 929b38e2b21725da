package dev.sluice.rollout.lifecycle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Collects the events of one decision and follows the state that they lead to. Local to one call of decide. */
final class Moves {

    private final List<RolloutEvent> events = new ArrayList<>();
    private final Instant now;
    private Rollout state;

    Moves(Rollout state, Instant now) {
        this.state = state;
        this.now = now;
    }

    Instant now() {
        return now;
    }

    Rollout state() {
        return state;
    }

    Journey journey() {
        return state.journey();
    }

    Moves emit(RolloutEvent event) {
        events.add(event);
        state = Evolution.evolve(state, event);
        return this;
    }

    Decision accepted() {
        return new Decision.Accepted(events);
    }

    Decision acceptedOr(String whenNothing) {
        return events.isEmpty() ? new Decision.Ignored(whenNothing) : accepted();
    }
}
