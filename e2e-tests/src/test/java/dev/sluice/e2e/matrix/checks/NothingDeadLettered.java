package dev.sluice.e2e.matrix.checks;

import dev.sluice.e2e.matrix.history.Story;
import java.util.List;

/** An outage is no reason to give an event up. */
public final class NothingDeadLettered implements Check {
    @Override
    public List<String> violations(Story story) {
        return story.deadLetters().stream()
                .map(letter -> "dead-lettered: " + letter)
                .toList();
    }
}
