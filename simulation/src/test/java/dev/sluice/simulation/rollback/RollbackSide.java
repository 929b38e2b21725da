package dev.sluice.simulation.rollback;

import dev.sluice.kit.envelope.EventEnvelope;
import dev.sluice.rollback.lifecycle.Decision;
import dev.sluice.rollback.lifecycle.Trigger;
import dev.sluice.rollback.messaging.RollbackWire;
import dev.sluice.rollback.projection.RolloutCopy;
import dev.sluice.simulation.bus.Group;
import dev.sluice.simulation.bus.Inbox;
import dev.sluice.simulation.bus.Outbox;
import dev.sluice.simulation.bus.Topics;
import dev.sluice.simulation.targets.Router;
import dev.sluice.simulation.targets.RouterClient;
import dev.sluice.simulation.world.Replica;
import dev.sluice.simulation.world.Sabotage;
import dev.sluice.simulation.world.Service;
import dev.sluice.simulation.world.World;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;

/** rollback-service: its copies and rollbacks, its consumers, its workers, and break glass. */
public final class RollbackSide {
    private static final long CLAIM = 200;

    private final World world;
    private final RollbackShell shell;
    private final RouteAssertion assertion;
    private final Outbox outbox;
    private final Inbox inbox;
    private final Service service;
    private final Map<String, RollbackWorker> workers = new HashMap<>();
    private final List<Group> groups;

    public RollbackSide(
            World world, Service service, Map<String, Router> routers, RouterClient client, RollbackWatch watch) {
        this.world = world;
        this.service = service;
        this.outbox = new Outbox(world.bus().kafka(), service, world.bus().journal());
        this.inbox = new Inbox(world.sabotage() == Sabotage.NO_INBOX);
        this.shell = new RollbackShell(world, outbox, watch);
        this.assertion = new RouteAssertion(world, routers, client);
        shell.onChange(this::changed);
        this.groups = List.of(
                group(Topics.ROLLOUTS, this::onRollout),
                group(Topics.VERDICTS, (replica, event) -> RollbackWire.verdict(event)
                        .ifPresent(trigger -> shell.begin(replica, trigger))),
                group(Topics.FLAGS, this::onFlag));
    }

    private Group group(String topic, BiConsumer<Replica, EventEnvelope> handler) {
        return new Group(world.bus(), service, topic, (replica, event) -> {
            if (inbox.firstTime(topic, event.id())) {
                world.step(replica.name(), () -> "handles " + event);
                handler.accept(replica, event);
            }
            return true;
        });
    }

    World world() {
        return world;
    }

    RouteAssertion assertion() {
        return assertion;
    }

    public RollbackShell shell() {
        return shell;
    }

    public Outbox outbox() {
        return outbox;
    }

    public List<Group> groups() {
        return groups;
    }

    public void start(Replica replica) {
        shell.rows().values().stream()
                .filter(row -> row.owner.startsWith(replica.name() + "/") && !row.owner.equals(replica.holder()))
                .forEach(row -> row.leaseUntil = world.now());
        replica.soon((int) CLAIM, () -> claim(replica));
        outbox.look();
    }

    private void claim(Replica replica) {
        List.copyOf(shell.rows().entrySet()).stream()
                .filter(row -> row.getValue().active() && row.getValue().leaseUntil <= world.now())
                .forEach(row -> begin(replica, row.getKey(), row.getValue()));
        replica.later(CLAIM, () -> claim(replica));
    }

    private void changed(Replica replica, RollbackRow row) {
        RollbackShell.Key key =
                new RollbackShell.Key(row.about().rolloutId(), row.about().attempt());
        RollbackWorker worker = workers.get(replica.holder() + " " + key);
        if (worker != null) {
            worker.wake();
        } else if (row.active()) {
            begin(replica, key, row);
        }
    }

    private void begin(Replica replica, RollbackShell.Key key, RollbackRow row) {
        String name = replica.holder() + " " + key;
        if (!workers.containsKey(name) && shell.take(replica, row)) {
            RollbackWorker worker = new RollbackWorker(this, replica, key, () -> workers.remove(name));
            workers.put(name, worker);
            worker.wake();
        }
    }

    private void onRollout(Replica replica, EventEnvelope event) {
        RollbackWire.fact(event).ifPresent(fact -> {
            shell.learn(replica, RollbackWire.rolloutId(event), event.sequence(), fact, event.id());
            RollbackWire.request(event).ifPresent(trigger -> shell.begin(replica, trigger));
        });
    }

    private void onFlag(Replica replica, EventEnvelope event) {
        RollbackWire.answer(event)
                .ifPresent(answer -> shell.report(
                        replica,
                        new RollbackShell.Key(
                                answer.fence().rollout(), answer.fence().attempt()),
                        answer.input(),
                        event.id()));
    }

    /** A person asks this service itself; false when it knows of no such rollout or it has ended. */
    public boolean breakGlass(Replica replica, UUID rollout) {
        if (!(shell.copies().get(rollout) instanceof RolloutCopy.Known known)
                || known.progress().terminal()) {
            return false;
        }
        Trigger trigger = new Trigger(
                new Trigger.Cause(Trigger.Kind.BREAK_GLASS, null, "ada"),
                new Trigger.Aim(rollout, known.progress().attempt(), 0, -1),
                Set.of(),
                "break glass");
        return shell.begin(replica, trigger) instanceof Decision.Accepted;
    }
}
