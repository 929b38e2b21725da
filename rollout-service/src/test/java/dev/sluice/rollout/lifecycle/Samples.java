package dev.sluice.rollout.lifecycle;

import java.util.ArrayList;
import java.util.List;

/** States and events of real walks, for tests of other packages. */
public final class Samples {

    private Samples() {}

    /** One event with the rollout after it. */
    public record Sample(RolloutEvent event, Rollout after) {}

    public static List<Rollout> states() {
        return Cases.states().values().stream().map(Walk::state).toList();
    }

    /** The end of a rollout whose plan says by when its flag is to be gone: 30 days later. */
    public static Sample closedAndRetiring() {
        Walk walk = Walk.of(Plans.flag())
                .started()
                .passed()
                .passed()
                .later(Plans.BAKE)
                .healthy();
        walk.later(Plans.WINDOW).give(new RolloutInput.TimeElapsed());
        return new Sample(walk.last(), walk.state());
    }

    /** Every event that any case of the decision table leads to. */
    public static List<Sample> events() {
        List<Sample> samples = new ArrayList<>();
        for (Walk walk : Cases.states().values()) {
            Rollout state =
                    Evolution.begin((RolloutEvent.Planned) walk.history().getFirst());
            samples.add(new Sample(walk.history().getFirst(), state));
            for (RolloutEvent event : walk.history().subList(1, walk.history().size())) {
                state = Evolution.evolve(state, event);
                samples.add(new Sample(event, state));
            }
        }
        for (DecisionTable.Cell cell : DecisionTable.cells()) {
            Rollout state = cell.before();
            if (cell.decision() instanceof Decision.Accepted accepted) {
                for (RolloutEvent event : accepted.events()) {
                    state = Evolution.evolve(state, event);
                    samples.add(new Sample(event, state));
                }
            }
        }
        return samples;
    }
}
