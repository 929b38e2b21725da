package dev.sluice.simulation.rollout;

import dev.sluice.actuators.Fence;
import dev.sluice.actuators.Weights;
import dev.sluice.rollout.lifecycle.Rollout;
import dev.sluice.simulation.bus.StopReader;
import dev.sluice.simulation.world.Replica;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Asked before a write to a router, whoever writes: what raises the share of the version that a rollout brings, or keeps it (it may be a
 * raise by the time it arrives), needs a stop-reader that is caught up and knows of no stop. What lowers it, but not to nothing, is sent
 * unless a rollback is known: that one lowers it to nothing, and a half-way write could arrive after it. What a rollout brought that has ended is what
 * everybody should have: it is healed also by a reader that is behind, unless a stop is known.
 */
final class RaiseGuard {
    private final Map<Replica, StopReader> readers;
    private final RolloutShell shell;

    RaiseGuard(Map<Replica, StopReader> readers, RolloutShell shell) {
        this.readers = readers;
        this.shell = shell;
    }

    @Nullable
    String brings(Fence fence) {
        RolloutRow row = shell.rows().get(fence.rollout());
        return row == null
                ? null
                : row.state().journey().compiled().plan().change().to();
    }

    StopReader.Answer ask(Replica replica, Fence fence, Weights seen, Weights wanted) {
        RolloutRow row = shell.rows().get(fence.rollout());
        if (row == null || fence.direction() == Fence.Direction.ROLLBACK) {
            return StopReader.Answer.CLEAR;
        }
        Rollout state = row.state();
        String to = state.journey().compiled().plan().change().to();
        if (wanted.percent(to) == 0) {
            return StopReader.Answer.CLEAR;
        }
        StopReader reader = Objects.requireNonNull(readers.get(replica), replica.name());
        if (wanted.percent(to) < seen.percent(to) || state.terminal()) {
            return reader.knowsRollback(fence.rollout()) ? StopReader.Answer.STOPPED : StopReader.Answer.CLEAR;
        }
        return reader.ask(fence.rollout(), fence.attempt());
    }
}
