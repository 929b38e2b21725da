package dev.sluice.simulation.flag;

import dev.sluice.flag.change.FlagCommand;
import dev.sluice.flag.change.FlagDecider;
import dev.sluice.flag.change.FlagDecision;
import dev.sluice.flag.change.Refusal;
import dev.sluice.flag.messaging.FlagWire;
import dev.sluice.flag.model.Driver;
import dev.sluice.flag.model.Fence;
import dev.sluice.flag.model.Flag;
import dev.sluice.kit.envelope.EventEnvelope;
import dev.sluice.simulation.bus.Group;
import dev.sluice.simulation.bus.Inbox;
import dev.sluice.simulation.bus.Outbox;
import dev.sluice.simulation.bus.StopReader;
import dev.sluice.simulation.bus.Topics;
import dev.sluice.simulation.world.Replica;
import dev.sluice.simulation.world.Sabotage;
import dev.sluice.simulation.world.Service;
import dev.sluice.simulation.world.World;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** flag-service: its flags, and its consumers. A stage that raises exposure asks the stop-reader before its transaction. */
public final class FlagSide {
    private final World world;
    private final Map<String, Flag> flags = new LinkedHashMap<>();
    private final Map<String, Long> sequences = new HashMap<>();
    private final Map<Replica, StopReader> readers;
    private final Outbox outbox;
    private final Inbox inbox;
    private final FlagWatch watch;
    private final List<Group> groups;

    public FlagSide(World world, Service service, Map<Replica, StopReader> readers, FlagWatch watch) {
        this.world = world;
        this.readers = readers;
        this.watch = watch;
        this.outbox = new Outbox(world.bus().kafka(), service, world.bus().journal());
        this.inbox = new Inbox(world.sabotage() == Sabotage.NO_INBOX);
        this.groups = List.of(
                new Group(world.bus(), service, Topics.ROLLOUTS, this::onRollout),
                new Group(world.bus(), service, Topics.ROLLBACKS, this::onRollback));
    }

    public List<Group> groups() {
        return groups;
    }

    public Outbox outbox() {
        return outbox;
    }

    public Map<String, Flag> flags() {
        return flags;
    }

    public void create(Flag flag) {
        flags.put(flag.key(), flag);
    }

    private boolean onRollout(Replica replica, EventEnvelope event) {
        FlagWire.ended(event).ifPresent(this::release);
        for (FlagWire.Wish wish : FlagWire.entered(event)) {
            StopReader.Answer answer = mayRaise(replica, wish);
            if (answer == StopReader.Answer.BEHIND) {
                world.step(replica.name(), () -> "waits with " + event + ": its stop-reader is behind");
                return false;
            }
            if (inbox.firstTime(Topics.ROLLOUTS, event.id())) {
                world.step(
                        replica.name(),
                        () -> "handles " + event + (answer == StopReader.Answer.STOPPED ? ", stopped" : ""));
                if (answer == StopReader.Answer.STOPPED) {
                    refuse(wish, new FlagDecision.Refused(Refusal.STALE_FENCE, "stopped"), event.id());
                } else {
                    change(wish.flag(), wish.command(), event.id());
                }
            }
        }
        return true;
    }

    /** Twice is as good as once, so it needs no inbox. */
    private void release(UUID rollout) {
        flags.replaceAll((key, flag) -> {
            Driver driver = flag.driver();
            return driver != null && driver.isOf(rollout) ? flag.driven(driver.ended()) : flag;
        });
    }

    private StopReader.Answer mayRaise(Replica replica, FlagWire.Wish wish) {
        Flag flag = flags.get(wish.flag());
        if (flag == null || !(wish.command() instanceof FlagCommand.Advance advance)) {
            return StopReader.Answer.CLEAR;
        }
        Fence fence = advance.fence();
        boolean raises = Share.of(advance.exposure(), advance.exposure().variant())
                > Share.of(flag.exposure(), advance.exposure().variant());
        StopReader reader = Objects.requireNonNull(readers.get(replica), replica.name());
        return raises ? reader.ask(fence.rollout(), fence.attempt()) : StopReader.Answer.CLEAR;
    }

    private boolean onRollback(Replica replica, EventEnvelope event) {
        List<FlagWire.Wish> wishes = FlagWire.started(event);
        if (!wishes.isEmpty() && inbox.firstTime(Topics.ROLLBACKS, event.id())) {
            world.step(replica.name(), () -> "handles " + event);
            wishes.forEach(wish -> change(wish.flag(), wish.command(), event.id()));
        }
        return true;
    }

    /** A person's wish, or one of the wishes of an event, in its transaction. */
    public FlagDecision change(String key, FlagCommand command, @Nullable UUID cause) {
        Flag before = flags.get(key);
        FlagDecision decision = FlagDecider.decide(before, command);
        switch (decision) {
            case FlagDecision.Changed changed -> {
                flags.put(key, changed.flag());
                watch.changed(Objects.requireNonNull(before), changed.flag(), command, world.now());
                send(key, FlagWire.changed(changed.flag(), command, label(key, cause)));
            }
            case FlagDecision.Repeated repeated ->
                send(key, FlagWire.changed(repeated.flag(), command, label(key, cause)));
            case FlagDecision.Unneeded unneeded -> throw new IllegalStateException("no plan retires a flag here");
            case FlagDecision.Archived archived -> throw new IllegalStateException("nobody archives here");
            case FlagDecision.Refused refused -> {
                if (cause != null) {
                    refuse(new FlagWire.Wish(key, command), refused, cause);
                }
            }
        }
        return decision;
    }

    private void refuse(FlagWire.Wish wish, FlagDecision.Refused refused, UUID cause) {
        send(wish.flag(), FlagWire.refused(wish.flag(), wish.command(), refused, label(wish.flag(), cause)));
    }

    private FlagWire.Label label(String key, @Nullable UUID cause) {
        return new FlagWire.Label(
                world.ids().next(),
                sequences.merge(key, 1L, Long::sum),
                world.timeline().instant(),
                cause);
    }

    private void send(String key, EventEnvelope event) {
        outbox.append(Topics.FLAGS, key, event);
    }
}
