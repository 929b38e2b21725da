package dev.sluice.simulation.rollback;

import dev.sluice.rollback.execution.Pace;
import dev.sluice.rollback.lifecycle.Rollback;
import dev.sluice.rollback.lifecycle.RollbackInput;
import dev.sluice.rollback.lifecycle.RollbackState;
import dev.sluice.rollback.lifecycle.Step;
import dev.sluice.rollback.lifecycle.Work;
import dev.sluice.rollback.projection.Undo;
import dev.sluice.simulation.world.Replica;
import dev.sluice.simulation.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Works on one rollback in one process for as long as there is something to do and the lease is its own; as {@code RollbackWorker}. */
final class RollbackWorker {
    private static final long TICK = Pace.config().tick().toMillis();
    private static final long PROLONG = Pace.config().lease().toMillis() / 3;

    private final World world;
    private final Replica replica;
    private final RollbackShell shell;
    private final RollbackShell.Key key;
    private final RouteAssertion assertion;
    private final Runnable end;
    private final Map<Integer, Pace> paces = new HashMap<>();
    private long prolonged;
    private int round;

    RollbackWorker(RollbackSide side, Replica replica, RollbackShell.Key key, Runnable end) {
        this.world = side.world();
        this.shell = side.shell();
        this.assertion = side.assertion();
        this.replica = replica;
        this.key = key;
        this.end = end;
        this.prolonged = world.now();
    }

    void wake() {
        int next = ++round;
        replica.later(1, () -> turn(next));
    }

    private void turn(int mine) {
        if (mine != round) {
            return;
        }
        RollbackRow row = shell.row(key);
        if (!row.active()) {
            row.leaseUntil = row.owner.equals(replica.holder()) ? world.now() : row.leaseUntil;
            end.run();
            return;
        }
        if (world.now() - prolonged > PROLONG) {
            if (!shell.take(replica, row)) {
                end.run();
                return;
            }
            prolonged = world.now();
        }
        long pause = work(row.rollback());
        int next = ++round;
        replica.later(Math.max(1, pause), () -> turn(next));
    }

    private long work(Rollback rollback) {
        Instant now = world.timeline().instant();
        if (rollback.state() instanceof RollbackState.Waiting waiting) {
            if (now.isBefore(waiting.due())) {
                return Math.min(TICK, Duration.between(now, waiting.due()).toMillis());
            }
            shell.stopWaiting(replica, key);
            return TICK;
        }
        Work work = RollbackState.work(rollback.state()).orElse(null);
        if (work == null) {
            return TICK;
        }
        long pause = TICK;
        for (Step step : RollbackState.asserted(rollback.state())) {
            Pace pace = paces.computeIfAbsent(step.index(), index -> new Pace());
            if (step.undo() instanceof Undo.ShiftTraffic undo && pace.begin(now, work)) {
                boolean givenUp =
                        rollback.state() instanceof RollbackState.Failed failed && failed.step() == step.index();
                assertion.run(new RouteAssertion.Task(replica, pace, undo, work, step, givenUp), this::report);
            }
            pause = Math.min(pause, Math.max(1, pace.untilDue(now).toMillis()));
        }
        watchFlags(rollback, work, now);
        return pause;
    }

    private void watchFlags(Rollback rollback, Work work, Instant now) {
        boolean patient =
                now.isBefore(work.tally().resumedAt().plus(Pace.config().patience()));
        if (patient || rollback.state() instanceof RollbackState.Failed) {
            return;
        }
        work.steps().stream()
                .filter(step -> step.undo() instanceof Undo.DisableFlag && step.held() == null)
                .findFirst()
                .ifPresent(step -> report(
                        new RollbackInput.TargetUnreachable(step.index(), work.fence(), "flag-service is silent")));
    }

    private void report(RollbackInput input) {
        world.step(replica.name(), () -> "reports " + input.getClass().getSimpleName() + " for rollback of " + key);
        shell.report(replica, key, input, null);
    }
}
