package dev.sluice.rollout.application;

import dev.sluice.rollout.targets.StopKnowledge;
import dev.sluice.rollout.targets.Stops;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Optional;
import java.util.UUID;

/** Stands in for the reader of stops: knows what the test tells it. */
@Alternative
@ApplicationScoped
public class ToldStops implements StopKnowledge {

    private final Stops stops = new Stops();
    private volatile boolean away;

    void away(boolean now) {
        away = now;
    }

    void stop(String rollout) {
        stops.rollback(UUID.fromString(rollout));
    }

    @Override
    public boolean caughtUp() {
        return !away;
    }

    @Override
    public Optional<String> stop(UUID rollout, int attempt) {
        return stops.of(rollout, attempt);
    }

    @Override
    public Optional<String> rollback(UUID rollout) {
        return stops.ofRollback(rollout);
    }
}
