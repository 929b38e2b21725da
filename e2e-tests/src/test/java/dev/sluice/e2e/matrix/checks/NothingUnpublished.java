package dev.sluice.e2e.matrix.checks;

import dev.sluice.e2e.matrix.history.Event;
import dev.sluice.e2e.matrix.history.Story;
import java.util.List;

/** The last event that a subscriber saw of a rollout is the last that rollout-service knows: none is lost at the end either. */
public final class NothingUnpublished implements Check {
    @Override
    public List<String> violations(Story story) {
        long last = story.events().stream()
                .filter(event ->
                        event.subject().equals(story.rollout()) && event.topic().equals("sluice.rollouts.v1"))
                .mapToLong(Event::sequence)
                .max()
                .orElse(0);
        return last == story.end().version()
                ? List.of()
                : List.of(
                        "the rollout is at version " + story.end().version() + ", its last event has sequence " + last);
    }
}
