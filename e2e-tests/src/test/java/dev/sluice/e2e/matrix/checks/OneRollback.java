package dev.sluice.e2e.matrix.checks;

import dev.sluice.e2e.matrix.Cell.Outcome;
import dev.sluice.e2e.matrix.history.Event;
import dev.sluice.e2e.matrix.history.Story;
import java.util.ArrayList;
import java.util.List;

/**
 * A bad version is rolled back once, a good one never. {@code rollback.started} may come again under the same id (docs/events.md:
 * a target that answers again, a stage that was seen late); a second id, or a second end, may not.
 */
public final class OneRollback implements Check {
    private static final List<String> ONCE =
            List.of("rollback.completed", "rollout.rolled-back", "version.quarantined");

    @Override
    public List<String> violations(Story story) {
        List<String> broken = new ArrayList<>();
        long wanted = story.cell().outcome() == Outcome.BAD ? 1 : 0;
        List<String> ids =
                story.named("rollback.started").map(Event::rollback).distinct().toList();
        if (ids.size() != wanted) {
            broken.add(ids.size() + " rollbacks, not " + wanted + ": " + ids);
        }
        for (String name : ONCE) {
            long count = story.named(name).count();
            if (count != wanted) {
                broken.add(name + " came " + count + " times, not " + wanted);
            }
        }
        return broken;
    }
}
