package dev.sluice.simulation.rules;

import dev.sluice.actuators.Weights;
import dev.sluice.flag.change.FlagCommand;
import dev.sluice.flag.model.Flag;
import dev.sluice.rollback.lifecycle.Rollback;
import dev.sluice.rollback.lifecycle.RollbackDecider;
import dev.sluice.rollback.lifecycle.RollbackState;
import dev.sluice.rollout.lifecycle.Rollout;
import dev.sluice.rollout.lifecycle.RolloutInput;
import dev.sluice.simulation.bus.Kafka;
import dev.sluice.simulation.flag.FlagWatch;
import dev.sluice.simulation.rollback.RollbackRow;
import dev.sluice.simulation.rollback.RollbackShell;
import dev.sluice.simulation.rollback.RollbackWatch;
import dev.sluice.simulation.rollout.RolloutRow;
import dev.sluice.simulation.rollout.RolloutWatch;
import dev.sluice.simulation.targets.Command;
import dev.sluice.simulation.targets.Router;
import dev.sluice.simulation.world.Service;
import dev.sluice.simulation.world.Timeline;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sees every transaction, every published event and every change of what users see, and throws the first {@link Violation}. */
public final class Rules implements RolloutWatch, RollbackWatch, FlagWatch, Router.Watcher {
    private final Live live = new Live();
    private final Lifecycle lifecycle;
    private final Undoing undoing;
    private final Exposure exposure;
    private final Set<String> visited = new TreeSet<>();

    public Rules(
            Timeline timeline,
            Kafka kafka,
            Published published,
            Service rollbackService,
            Supplier<RollbackShell> rollbacks) {
        this.lifecycle = new Lifecycle(timeline, published);
        this.undoing = new Undoing(timeline, rollbackService, rollbacks);
        this.exposure = new Exposure(timeline, kafka, published, live, undoing);
    }

    @Override
    public void decided(@Nullable Rollout before, RolloutInput input, RolloutRow row, int from) {
        live.add(row);
        visited.add(row.state().kind());
        lifecycle.decided(before, input, row, from);
    }

    @Override
    public void applied(UUID rollout, String route, Map<String, Integer> weights, long begun) {
        exposure.applied(rollout, route, weights, begun);
    }

    @Override
    public void decided(Rollback before, RollbackRow row) {
        Rollback replayed = RollbackDecider.evolve(Rollback.absent(before.id()), row.history());
        Violation.unless(
                replayed.equals(row.rollback()),
                Rule.HISTORY_GIVES_THE_STATE,
                "the history of rollback " + before.id() + " gives something else than its state");
        Violation.unless(
                !RollbackState.over(before.state()) || before.equals(row.rollback()),
                Rule.TERMINAL_IS_FINAL,
                before.state() + " became " + row.rollback().state());
    }

    @Override
    public void changed(Flag before, Flag after, FlagCommand command, long asked) {
        exposure.changed(before, after, command, asked);
    }

    @Override
    public void changed(Router router, Weights before, @Nullable Command by) {
        exposure.changed(router, before, by);
    }

    /** The states in which a rollout ever was. */
    public Set<String> visited() {
        return visited;
    }

    /** How often a raise in flight had to be undone within its limit. */
    public long undone() {
        return undoing.checked();
    }
}
