package dev.sluice.simulation.rollback;

import dev.sluice.rollback.execution.Pace;
import dev.sluice.rollback.lifecycle.Decision;
import dev.sluice.rollback.lifecycle.Rollback;
import dev.sluice.rollback.lifecycle.RollbackDecider;
import dev.sluice.rollback.lifecycle.RollbackEvent;
import dev.sluice.rollback.lifecycle.RollbackEvolution;
import dev.sluice.rollback.lifecycle.RollbackInput;
import dev.sluice.rollback.lifecycle.RollbackState;
import dev.sluice.rollback.lifecycle.Trigger;
import dev.sluice.rollback.matrix.DecisionMatrix;
import dev.sluice.rollback.messaging.RollbackWire;
import dev.sluice.rollback.projection.RolloutCopy;
import dev.sluice.rollback.projection.RolloutFact;
import dev.sluice.rollback.projection.RolloutProjection;
import dev.sluice.rollback.store.StoredRollback.About;
import dev.sluice.simulation.bus.Outbox;
import dev.sluice.simulation.bus.Topics;
import dev.sluice.simulation.world.Replica;
import dev.sluice.simulation.world.World;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The shell around the core, as {@code RollbackService} and {@code RollbackRecorder}; each call is one transaction. */
public final class RollbackShell {
    private static final long LEASE = Pace.config().lease().toMillis();

    /** One rollback exists per rollout and attempt. */
    public record Key(UUID rollout, int attempt) {}

    private final World world;
    private final Outbox outbox;
    private final RollbackWatch watch;
    private final RollbackDecider decider =
            new RollbackDecider(DecisionMatrix.defaults(), Pace.config().catchUp());
    private final Map<UUID, RolloutCopy> copies = new LinkedHashMap<>();
    private final Map<Key, RollbackRow> rows = new LinkedHashMap<>();
    private BiConsumer<Replica, RollbackRow> changed = (replica, row) -> {};

    RollbackShell(World world, Outbox outbox, RollbackWatch watch) {
        this.world = world;
        this.outbox = outbox;
        this.watch = watch;
    }

    void onChange(BiConsumer<Replica, RollbackRow> listener) {
        changed = listener;
    }

    public Map<Key, RollbackRow> rows() {
        return rows;
    }

    public Map<UUID, RolloutCopy> copies() {
        return copies;
    }

    private RolloutCopy copy(UUID rollout) {
        return copies.computeIfAbsent(rollout, RolloutCopy.Unseen::new);
    }

    void learn(Replica replica, UUID rollout, long sequence, RolloutFact fact, UUID eventId) {
        RolloutCopy before = copy(rollout);
        RolloutCopy after = RolloutProjection.fold(before, sequence, fact);
        if (after.equals(before)) {
            return;
        }
        copies.put(rollout, after);
        List<RollbackRow> open = rows.entrySet().stream()
                .filter(row -> row.getKey().rollout().equals(rollout))
                .map(Map.Entry::getValue)
                .filter(row -> !RollbackState.over(row.rollback().state()))
                .toList();
        open.forEach(row -> decide(replica, row, new RollbackInput.FollowCopy(after), eventId));
    }

    Decision begin(Replica replica, Trigger trigger) {
        UUID rollout = trigger.aim().rolloutId();
        RolloutCopy copy = copy(rollout);
        Key key = new Key(rollout, trigger.aim().attempt());
        RollbackRow stored = rows.get(key);
        RollbackRow row = stored != null
                ? stored
                : new RollbackRow(Rollback.absent(world.ids().next()), new About(rollout, key.attempt(), null, null));
        return decide(
                replica,
                row,
                new RollbackInput.Begin(trigger, copy),
                trigger.cause().eventId());
    }

    Decision report(Replica replica, Key key, RollbackInput input, @Nullable UUID eventId) {
        RollbackRow row = rows.get(key);
        return row == null ? new Decision.Ignored("there is no such rollback") : decide(replica, row, input, eventId);
    }

    void stopWaiting(Replica replica, Key key) {
        report(replica, key, new RollbackInput.StopWaiting(copy(key.rollout())), null);
    }

    private Decision decide(Replica replica, RollbackRow row, RollbackInput input, @Nullable UUID cause) {
        Rollback before = row.rollback();
        if (copy(row.about().rolloutId()) instanceof RolloutCopy.Known known) {
            row.locate(new About(
                    row.about().rolloutId(),
                    row.about().attempt(),
                    known.identity().environment(),
                    known.identity().service()));
        }
        Decision decision = decider.decide(before, input, world.timeline().instant());
        if (decision instanceof Decision.Accepted accepted) {
            store(replica, row, accepted.events(), cause);
            watch.decided(before, row);
            changed.accept(replica, row);
        }
        return decision;
    }

    private void store(Replica replica, RollbackRow row, List<RollbackEvent> events, @Nullable UUID cause) {
        Instant now = world.timeline().instant();
        boolean isNew = row.rollback().state() instanceof RollbackState.Absent;
        Rollback rollback = row.rollback();
        for (RollbackEvent event : events) {
            rollback = RollbackEvolution.evolve(rollback, event);
            if (event instanceof RollbackEvent.Published published) {
                UUID id = world.ids().next();
                UUID because = published instanceof RollbackEvent.Started begun && row.startedEvent == null
                        ? begun.work().trigger().cause().eventId()
                        : cause != null || published instanceof RollbackEvent.Started ? cause : row.startedEvent;
                outbox.append(
                        Topics.ROLLBACKS,
                        row.about().rolloutId().toString(),
                        RollbackWire.envelope(id, rollback, published, row.about(), because, now));
                row.startedEvent = published instanceof RollbackEvent.Started ? id : row.startedEvent;
            }
        }
        row.save(rollback, events);
        if (isNew) {
            rows.put(new Key(row.about().rolloutId(), row.about().attempt()), row);
            row.owner = replica.holder();
            row.leaseUntil = world.now() + LEASE;
        }
    }

    boolean take(Replica replica, RollbackRow row) {
        boolean free = row.owner.equals(replica.holder()) || row.leaseUntil <= world.now();
        if (!row.active() || !free) {
            return false;
        }
        row.owner = replica.holder();
        row.leaseUntil = world.now() + LEASE;
        return true;
    }

    RollbackRow row(Key key) {
        return Objects.requireNonNull(rows.get(key));
    }
}
