package dev.sluice.e2e.matrix.checks;

import dev.sluice.e2e.matrix.Cell.Outcome;
import dev.sluice.e2e.matrix.history.Event;
import dev.sluice.e2e.matrix.history.Story;
import java.util.ArrayList;
import java.util.List;

/**
 * Stages are entered one after the other, each once, and only when the one before was applied and passed, in one attempt. A good
 * version goes through all of them, a bad one not beyond the stage in which it began to fail.
 */
public final class StagesInOrder implements Check {
    @Override
    public List<String> violations(Story story) {
        List<String> broken = new ArrayList<>();
        int next = 0;
        boolean applied = true;
        boolean passed = true;
        for (Event event : story.events()) {
            if (event.attempt() > 1) {
                broken.add(event.name() + " is of attempt " + event.attempt());
            }
            switch (event.name()) {
                case "rollout.stage-entered" -> {
                    if (event.stage() != next) {
                        broken.add("entered stage " + event.stage() + " where stage " + next + " is next");
                    }
                    if (!applied || !passed) {
                        broken.add("entered stage " + event.stage() + " before the one before was applied and passed");
                    }
                    next = event.stage() + 1;
                    applied = false;
                    passed = false;
                }
                case "rollout.stage-applied" -> applied = applied || event.stage() == next - 1;
                case "rollout.stage-passed" -> passed = passed || event.stage() == next - 1;
                default -> {}
            }
        }
        int wanted = story.cell().outcome() == Outcome.GOOD
                ? story.cell().kind().stages()
                : story.cell().stage() + 1;
        if (next != wanted) {
            broken.add("entered " + next + " stages, not " + wanted);
        }
        return broken;
    }
}
