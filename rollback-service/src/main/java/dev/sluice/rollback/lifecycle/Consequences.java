package dev.sluice.rollback.lifecycle;

import dev.sluice.rollback.lifecycle.RollbackState.UnderWay;
import dev.sluice.rollback.projection.Undo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What follows from events without any further input. */
final class Consequences {
    private Consequences() {}

    /** The same events, and the failure or the completion that they bring about. */
    static List<RollbackEvent> added(Rollback before, List<RollbackEvent> events) {
        if (!(RollbackDecider.evolve(before, events).state() instanceof UnderWay underWay)) {
            return events;
        }
        List<RollbackEvent> all = new ArrayList<>(events);
        Optional<Step> impossible = underWay.work().steps().stream()
                .filter(step -> step.undo() instanceof Undo.Unsupported)
                .findFirst();
        if (impossible.isPresent()) {
            Step step = impossible.get();
            all.add(new RollbackEvent.Failed(
                    FailureReason.TARGET_REFUSED,
                    "This version cannot carry out %s on %s; take it back by hand."
                            .formatted(
                                    step.undo().method(), step.undo().target().name()),
                    step.index()));
        } else if (underWay.work().done()) {
            all.add(new RollbackEvent.Completed());
        }
        return all;
    }
}
