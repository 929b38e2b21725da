package dev.sluice.simulation.rollout;

import dev.sluice.rollout.lifecycle.RolloutInput;
import dev.sluice.simulation.bus.Outbox;
import dev.sluice.simulation.rollout.ActionRow.Status;
import dev.sluice.simulation.world.Replica;
import dev.sluice.simulation.world.Service;
import dev.sluice.simulation.world.World;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The loop over the action table in every process, and how tries end; as {@code ActionLoop} and {@code ActionReport}. */
final class ActionWorker {
    private static final long POLL = 200;
    private static final long FIRST_BACKOFF = 100;
    private static final long LONGEST_BACKOFF = 2_000;

    private final World world;
    private final Service service;
    private final ActionTable table;
    private final Map<String, RouteRow> routes;
    private final RolloutShell shell;
    private final Outbox outbox;
    private final ActionTry tries;
    private final RolloutWatch watch;
    private final Set<String> loops = new HashSet<>();

    ActionWorker(RolloutParts parts, ActionTry tries) {
        this.world = parts.world();
        this.service = parts.service();
        this.table = parts.reactions().actions();
        this.routes = parts.routes();
        this.shell = parts.shell();
        this.outbox = parts.outbox();
        this.watch = parts.watch();
        this.tries = tries;
    }

    /** Something may be due. */
    void signal() {
        if (table.anyOpen()) {
            service.each(5, this::work);
            service.replicas().forEach(this::loop);
        }
    }

    void loop(Replica replica) {
        if (replica.state() != Replica.State.DEAD && loops.add(replica.holder())) {
            replica.later(POLL, () -> round(replica));
        }
    }

    private void round(Replica replica) {
        work(replica);
        if (table.anyOpen()) {
            replica.later(POLL, () -> round(replica));
        } else {
            loops.remove(replica.holder());
        }
    }

    private void work(Replica replica) {
        table.published(outbox::published);
        Optional<ActionRow> leased = table.lease(replica.holder(), route -> lent(route));
        leased.ifPresent(row -> begin(replica, row));
        table.outOfTime().forEach(row -> outOfTime(replica, row));
        table.abandoned().forEach(row -> abandoned(replica, row));
    }

    private boolean lent(String route) {
        RouteRow row = routes.get(route);
        return row != null && row.lentTo != null;
    }

    private void begin(Replica replica, ActionRow row) {
        int mine = row.tries;
        String holder = replica.holder();
        long begun = world.now();
        world.step(replica.name(), () -> "begins try " + mine + " of " + row);
        replica.soon(3, () -> tries.run(replica, row, result -> end(replica, holder, row, mine, begun, result)));
    }

    private void end(Replica replica, String holder, ActionRow row, int mine, long begun, TryResult result) {
        if (!table.holds(row, holder, mine)) {
            world.step(replica.name(), () -> "lost the lease of " + row);
            return;
        }
        switch (result) {
            case TryResult.Held held -> held(replica, row, begun, held);
            case TryResult.Refused refused -> refused(replica, row, refused.why());
            case TryResult.NotYet notYet -> notYet(replica, row, notYet.why());
        }
    }

    private void held(Replica replica, ActionRow row, long begun, TryResult.Held held) {
        world.step(replica.name(), () -> "read back " + row);
        watch.applied(row.rollout, row.route, row.desired.percents(), begun);
        shell.handle(
                row.rollout,
                new RolloutInput.ActionApplied(row.attempt, row.stage, Map.of("weights", held.observed())),
                null);
        route(row).hold(row.desired, row.fence);
        finish(row, Status.APPLIED);
    }

    private void refused(Replica replica, ActionRow row, String why) {
        if (row.leaseUntil < world.now()) {
            return; // the halt would cancel the row, which ends the transaction; it is tried again
        }
        world.step(replica.name(), () -> "was refused " + row + ": " + why);
        shell.handle(row.rollout, new RolloutInput.ActionRefused(row.attempt, row.stage, why), null);
        finish(row, Status.REFUSED);
    }

    private void finish(ActionRow row, Status end) {
        row.status = end;
        if (row.cancelRequested) {
            shell.handle(row.rollout, new RolloutInput.Settle(), null);
        }
        signal();
    }

    private void notYet(Replica replica, ActionRow row, String why) {
        world.step(replica.name(), () -> "could not do " + row + ": " + why);
        if (row.cancelRequested) {
            row.status = Status.CANCELLED;
            shell.handle(row.rollout, new RolloutInput.Settle(), null);
            signal();
            return;
        }
        row.status = Status.PENDING;
        row.nextTry = world.now() + Math.min(LONGEST_BACKOFF, FIRST_BACKOFF << Math.min(10, row.tries - 1));
    }

    private void outOfTime(Replica replica, ActionRow row) {
        world.step(replica.name(), () -> "gives up " + row);
        shell.handle(
                row.rollout,
                new RolloutInput.ActionFailed(row.attempt, row.stage, "Not applied within its time."),
                null);
        row.status = Status.FAILED;
    }

    private void abandoned(Replica replica, ActionRow row) {
        world.step(replica.name(), () -> "ends the abandoned " + row);
        shell.handle(row.rollout, new RolloutInput.Settle(), null);
        row.status = Status.CANCELLED;
    }

    private RouteRow route(ActionRow row) {
        return Objects.requireNonNull(routes.get(row.route), row.route);
    }
}
