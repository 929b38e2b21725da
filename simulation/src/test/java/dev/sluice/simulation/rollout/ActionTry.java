package dev.sluice.simulation.rollout;

import dev.sluice.actuators.RouterState;
import dev.sluice.simulation.bus.StopReader;
import dev.sluice.simulation.targets.Answer;
import dev.sluice.simulation.targets.Command;
import dev.sluice.simulation.targets.Router;
import dev.sluice.simulation.targets.RouterClient;
import dev.sluice.simulation.world.Replica;
import dev.sluice.simulation.world.World;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** One try of one action: look at the servers, ask the stop-reader, write, read back. A process may be stopped between any two of these. */
final class ActionTry {
    private final World world;
    private final Map<String, RouteRow> routes;
    private final RouterClient client;
    private final RaiseGuard guard;

    ActionTry(World world, Map<String, RouteRow> routes, RouterClient client, RaiseGuard guard) {
        this.world = world;
        this.routes = routes;
        this.client = client;
        this.guard = guard;
    }

    void run(Replica replica, ActionRow row, Consumer<TryResult> end) {
        Router router = Objects.requireNonNull(routes.get(row.route), row.route).router();
        client.read(replica, router, answer -> seen(replica, row, router, answer, end));
    }

    private void seen(Replica replica, ActionRow row, Router router, Answer answer, Consumer<TryResult> end) {
        if (!(answer instanceof Answer.Seen seen)) {
            end.accept(new TryResult.NotYet("the router does not answer"));
            return;
        }
        RouterState before = seen.state();
        boolean withoutServer = row.desired.percents().keySet().stream()
                .filter(version ->
                        row.desired.percent(version) > before.desired().percent(version))
                .anyMatch(version -> before.servers().containsKey(version) && !before.hasHealthyServer(version));
        if (withoutServer) {
            end.accept(new TryResult.NotYet("no healthy server"));
            return;
        }
        StopReader.Answer clear = guard.ask(replica, row.fence, before.desired(), row.desired);
        if (clear != StopReader.Answer.CLEAR) {
            end.accept(new TryResult.NotYet("the stop-reader says " + clear));
            return;
        }
        Command command = new Command(replica.name(), row.desired, row.fence, world.now(), row.rollout, true);
        replica.soon(2, () -> client.apply(replica, router, command, applied -> end.accept(result(row, applied))));
    }

    private static TryResult result(ActionRow row, Answer answer) {
        return switch (answer) {
            case Answer.Seen seen -> new TryResult.Held(row.desired.percents());
            case Answer.Refused refused -> new TryResult.Refused("held by " + refused.highest());
            case Answer.NotHeld notHeld -> new TryResult.NotYet("it holds something else");
            case Answer.Unreachable unreachable -> new TryResult.NotYet("the router does not answer");
        };
    }
}
