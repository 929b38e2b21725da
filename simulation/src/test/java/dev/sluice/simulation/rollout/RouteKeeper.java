package dev.sluice.simulation.rollout;

import dev.sluice.actuators.Fence;
import dev.sluice.actuators.RouterState;
import dev.sluice.actuators.Weights;
import dev.sluice.rollout.targets.Duty;
import dev.sluice.simulation.bus.StopReader;
import dev.sluice.simulation.targets.Answer;
import dev.sluice.simulation.targets.Command;
import dev.sluice.simulation.targets.RouterClient;
import dev.sluice.simulation.world.Replica;
import dev.sluice.simulation.world.World;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Watches each route from one process at a time, and asserts again what its rows say; as {@code RouteKeeper} and {@code RouteCheck}. */
final class RouteKeeper {
    private static final long WATCH = 500;
    private static final long LEASE = 2_000;
    /** Looks at a route where all is well have no effect: most are left out. */
    private static final int SELDOM = 8;

    private final World world;
    private final Map<String, RouteRow> routes;
    private final ActionTable actions;
    private final RouterClient client;
    private final RaiseGuard guard;
    private final Set<String> looking = new HashSet<>();

    RouteKeeper(RolloutParts parts, RouterClient client, RaiseGuard guard) {
        this.world = parts.world();
        this.routes = parts.routes();
        this.actions = parts.reactions().actions();
        this.client = client;
        this.guard = guard;
    }

    void start(Replica replica) {
        replica.soon((int) WATCH, () -> round(replica));
    }

    private void round(Replica replica) {
        for (Map.Entry<String, RouteRow> entry : routes.entrySet()) {
            RouteRow row = entry.getValue();
            boolean mine = row.watcher.equals(replica.holder());
            if (row.watchedUntil < world.now() || mine) {
                row.watcher = replica.holder();
                row.watchedUntil = world.now() + LEASE;
                look(replica, entry.getKey(), row);
            }
        }
        replica.later(WATCH, () -> round(replica));
    }

    private void look(Replica replica, String name, RouteRow row) {
        boolean well = row.router().weights().sameShares(row.desired)
                && (!row.router().comparing() || row.fence.equals(row.router().highest()));
        String mine = replica.holder() + " " + name;
        if ((well && replica.chance().nextInt(SELDOM) > 0) || !looking.add(mine)) {
            return;
        }
        client.read(replica, row.router(), answer -> {
            if (answer instanceof Answer.Seen seen) {
                act(replica, row, seen.state(), () -> looking.remove(mine));
            } else {
                looking.remove(mine);
            }
        });
    }

    private void act(Replica replica, RouteRow row, RouterState seen, Runnable done) {
        Duty.Row duty =
                row.duty(guard.brings(row.fence), actions.busy(row.router().route()));
        switch (Duty.judge(duty, seen)) {
            case NOTHING -> done.run();
            case YIELD -> {
                row.yieldTo(Objects.requireNonNull(seen.fence()));
                done.run();
            }
            case HEAL -> heal(replica, row, duty, seen, done);
        }
    }

    private void heal(Replica replica, RouteRow row, Duty.Row duty, RouterState seen, Runnable done) {
        Weights desired = duty.desired();
        Fence fence = duty.fence();
        if (guard.ask(replica, fence, seen.desired(), desired) != StopReader.Answer.CLEAR) {
            done.run();
            return;
        }
        Command command = new Command(replica.name() + " (watch)", desired, fence, world.now(), fence.rollout(), false);
        replica.soon(
                2,
                () -> client.apply(replica, row.router(), command, answer -> {
                    if (answer instanceof Answer.Refused refused) {
                        row.yieldTo(refused.highest());
                    }
                    done.run();
                }));
    }

    /** A process that died looks at nothing any more. */
    void forget(Replica replica) {
        looking.removeIf(mine -> mine.startsWith(replica.name() + "/"));
    }
}
