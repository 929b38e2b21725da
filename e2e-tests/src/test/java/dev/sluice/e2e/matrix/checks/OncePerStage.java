package dev.sluice.e2e.matrix.checks;

import dev.sluice.e2e.matrix.history.Event;
import dev.sluice.e2e.matrix.history.Story;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a timer or a verdict brings about happens once for each attempt and stage: no timer fires twice. */
public final class OncePerStage implements Check {
    private static final Set<String> ONCE = Set.of(
            "rollout.planned",
            "rollout.started",
            "rollout.stage-applied",
            "rollout.stage-passed",
            "rollout.approval-requested",
            "rollout.halt-begun",
            "rollout.halted",
            "rollout.rollback-requested",
            "rollout.completed",
            "rollout.closed");

    @Override
    public List<String> violations(Story story) {
        Map<String, Long> counts = story.events().stream()
                .filter(event -> ONCE.contains(event.name()))
                .collect(Collectors.groupingBy(OncePerStage::moment, Collectors.counting()));
        return counts.entrySet().stream()
                .filter(count -> count.getValue() > 1)
                .map(count -> count.getKey() + " came " + count.getValue() + " times")
                .toList();
    }

    private static String moment(Event event) {
        return event.name() + " of attempt " + event.attempt() + ", stage " + event.stage();
    }
}
