package dev.sluice.simulation.rollout;

import dev.sluice.actuators.Weights;
import dev.sluice.kit.envelope.EventEnvelope;
import dev.sluice.rollout.application.Answers;
import dev.sluice.rollout.lifecycle.Rollout;
import dev.sluice.rollout.lifecycle.RolloutEvent;
import dev.sluice.rollout.lifecycle.RolloutInput;
import dev.sluice.rollout.lifecycle.Verdict;
import dev.sluice.rollout.messaging.RolloutWire;
import dev.sluice.rollout.messaging.RolloutWire.Addressed;
import dev.sluice.rollout.targets.Duty;
import dev.sluice.simulation.bus.Group;
import dev.sluice.simulation.bus.Inbox;
import dev.sluice.simulation.bus.Outbox;
import dev.sluice.simulation.bus.StopReader;
import dev.sluice.simulation.bus.Topics;
import dev.sluice.simulation.targets.Router;
import dev.sluice.simulation.targets.RouterClient;
import dev.sluice.simulation.world.Replica;
import dev.sluice.simulation.world.Sabotage;
import dev.sluice.simulation.world.Service;
import dev.sluice.simulation.world.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** rollout-service: its database, its consumers, its workers. */
public final class RolloutSide {
    private final World world;
    private final Service service;
    private final Map<String, RouteRow> routes = new LinkedHashMap<>();
    private final Claims claims = new Claims();
    private final Outbox outbox;
    private final Inbox inbox;
    private final RolloutShell shell;
    private final ActionWorker actions;
    private final RouteKeeper keeper;
    private final Closing closing;
    private final RolloutTimers timers;
    private final List<Group> groups;

    public RolloutSide(
            World world, Service service, RouterClient client, Map<Replica, StopReader> readers, RolloutWatch watch) {
        this.world = world;
        this.service = service;
        this.outbox = new Outbox(world.bus().kafka(), service, world.bus().journal());
        this.inbox = new Inbox(world.sabotage() == Sabotage.NO_INBOX);
        ActionTable table = new ActionTable(world.timeline());
        Reactions reactions = new Reactions(table, routes, claims);
        this.shell = new RolloutShell(world, outbox, reactions, watch);
        RolloutParts parts = new RolloutParts(world, service, reactions, routes, shell, outbox, watch);
        RaiseGuard guard = new RaiseGuard(readers, shell);
        this.actions = new ActionWorker(parts, new ActionTry(world, routes, client, guard));
        this.keeper = new RouteKeeper(parts, client, guard);
        this.closing = new Closing(world, readers);
        this.timers = new RolloutTimers(world, service, shell, closing);
        shell.onChange(() -> {
            actions.signal();
            timers.plan();
        });
        outbox.onAcknowledged(event -> actions.signal());
        this.groups = List.of(
                group(Topics.VERDICTS, this::onVerdict),
                group(Topics.ROLLBACKS, this::onRollback),
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

    public List<Group> groups() {
        return groups;
    }

    public Outbox outbox() {
        return outbox;
    }

    public RolloutShell shell() {
        return shell;
    }

    public Closing closing() {
        return closing;
    }

    public Map<String, RouteRow> routes() {
        return routes;
    }

    public void register(Router router, String active) {
        routes.put(router.route(), new RouteRow(router, active));
    }

    /** A process starts: its loops begin. */
    public void start(Replica replica) {
        keeper.forget(replica);
        keeper.start(replica);
        actions.loop(replica);
        timers.look(replica);
        outbox.look();
    }

    /** Plans when the targets are free, or only watched by a rollout that completed and nothing stops; tells whether it did. */
    public boolean plan(Replica replica, UUID id, RolloutEvent.Planned planned) {
        for (var target : planned.compiled().targets()) {
            Optional<UUID> holder = claims.holder(target);
            if (holder.isPresent() && !succeeded(replica, holder.get(), id)) {
                return false;
            }
        }
        planned.compiled().targets().forEach(target -> claims.claim(target, id));
        shell.create(planned);
        return true;
    }

    private boolean succeeded(Replica replica, UUID holder, UUID successor) {
        Rollout before = Objects.requireNonNull(shell.rows().get(holder)).state();
        return closing.allows(replica, before)
                && shell.handle(holder, new RolloutInput.SuccessorPlanned(successor), null)
                        .filter(outcome -> outcome.after() instanceof Rollout.Closed)
                        .isPresent();
    }

    private void onVerdict(Replica replica, EventEnvelope event) {
        RolloutWire.verdict(event).ifPresent(read -> shell.handle(read.rolloutId(), judged(read), event.id()));
    }

    private RolloutInput judged(Addressed read) {
        if (world.sabotage() == Sabotage.NO_DATA_IS_HEALTHY
                && read.input() instanceof RolloutInput.VerdictReached reached
                && reached.verdict().kind() == Verdict.Kind.NO_DATA) {
            Verdict told = reached.verdict();
            return new RolloutInput.VerdictReached(new Verdict(
                    told.id(),
                    told.sequence(),
                    told.attempt(),
                    told.stage(),
                    Verdict.Kind.HEALTHY,
                    told.appliedSequence(),
                    told.at(),
                    told.blames(),
                    told.summary()));
        }
        return read.input();
    }

    private void onRollback(Replica replica, EventEnvelope event) {
        RolloutWire.rollback(event).ifPresent(read -> {
            Optional<RolloutShell.Outcome> outcome = shell.handle(read.rolloutId(), read.input(), event.id());
            if (read.input() instanceof RolloutInput.RollbackCompleted completed) {
                outcome.map(RolloutShell.Outcome::after)
                        .filter(after -> after instanceof Rollout.RolledBack ended
                                && ended.rollbackId().equals(completed.rollbackId()))
                        .ifPresent(after -> restore(event));
            }
        });
    }

    private void restore(EventEnvelope completed) {
        RolloutWire.restored(completed).forEach(restored -> {
            RouteRow row = Objects.requireNonNull(routes.get(restored.route()));
            row.hold(Weights.of(restored.weights()), Duty.fence(restored.fence()));
            row.takeBack();
        });
    }

    private void onFlag(Replica replica, EventEnvelope event) {
        if (event.type().equals("dev.sluice.flag.changed.v1")) {
            RolloutWire.killed(event).ifPresent(killed -> shell.handle(killed.rolloutId(), killed.input(), event.id()));
        }
        @Nullable UUID asked = event.causationId();
        if (asked == null) {
            return;
        }
        shell.rows().forEach((id, row) -> row.history().stream()
                .filter(entry -> entry.eventId().equals(asked))
                .map(RolloutRow.Entry::event)
                .filter(RolloutEvent.StageEntered.class::isInstance)
                .map(RolloutEvent.StageEntered.class::cast)
                .toList()
                .forEach(entered -> answered(id, entered, event)));
    }

    private void answered(UUID id, RolloutEvent.StageEntered entered, EventEnvelope event) {
        if (event.type().equals("dev.sluice.flag.changed.v1")) {
            shell.handle(id, Answers.applied(entered, RolloutWire.observed(event)), event.id());
        } else if (event.type().equals("dev.sluice.flag.change-refused.v1")) {
            shell.handle(
                    id,
                    new RolloutInput.ActionRefused(entered.fence().attempt(), entered.stage(), "refused"),
                    event.id());
        }
    }
}
