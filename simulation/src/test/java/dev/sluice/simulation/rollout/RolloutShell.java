package dev.sluice.simulation.rollout;

import dev.sluice.kit.envelope.EventEnvelope;
import dev.sluice.rollout.lifecycle.Decision;
import dev.sluice.rollout.lifecycle.Evolution;
import dev.sluice.rollout.lifecycle.Halts;
import dev.sluice.rollout.lifecycle.Rollout;
import dev.sluice.rollout.lifecycle.RolloutDecider;
import dev.sluice.rollout.lifecycle.RolloutEvent;
import dev.sluice.rollout.lifecycle.RolloutEvent.Published;
import dev.sluice.rollout.lifecycle.RolloutInput;
import dev.sluice.rollout.messaging.RolloutWire;
import dev.sluice.simulation.bus.Outbox;
import dev.sluice.simulation.bus.Topics;
import dev.sluice.simulation.world.Timeline;
import dev.sluice.simulation.world.World;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The shell around the core, as {@code RolloutService}: load, decide, evolve, save, history, outbox and reactions, all at one moment. */
public final class RolloutShell {
    private final World world;
    private final Outbox outbox;
    private final Reactions reactions;
    private final RolloutWatch watch;
    private final Map<UUID, RolloutRow> rows = new LinkedHashMap<>();
    private Runnable changed = () -> {};

    RolloutShell(World world, Outbox outbox, Reactions reactions, RolloutWatch watch) {
        this.world = world;
        this.outbox = outbox;
        this.reactions = reactions;
        this.watch = watch;
    }

    /** What became of an input. */
    public record Outcome(Decision decision, Rollout after) {}

    void onChange(Runnable listener) {
        changed = listener;
    }

    public Map<UUID, RolloutRow> rows() {
        return rows;
    }

    void create(RolloutEvent.Planned planned) {
        Rollout state = Evolution.begin(planned);
        RolloutRow row = new RolloutRow(state);
        rows.put(planned.rolloutId(), row);
        record(row, state, planned, null);
        handle(planned.rolloutId(), new RolloutInput.Start(), null);
    }

    public Optional<Outcome> handle(UUID id, RolloutInput input, @Nullable UUID cause) {
        return Optional.ofNullable(rows.get(id)).map(row -> handle(row, input, cause));
    }

    private Outcome handle(RolloutRow row, RolloutInput input, @Nullable UUID cause) {
        Instant now = world.timeline().instant();
        Rollout before = row.state();
        int from = row.history().size();
        Decision decision = RolloutDecider.decide(before, input, now);
        Rollout after = apply(row, before, decision, cause);
        if (Halts.unsettled(after) && inFlightUntil(after).isEmpty()) {
            after = apply(row, after, RolloutDecider.decide(after, new RolloutInput.Settle(), now), cause);
        }
        if (decision instanceof Decision.Accepted || !after.equals(before)) {
            row.save(after, due(after, now));
            changed.run();
        }
        watch.decided(before, input, row, from);
        return new Outcome(decision, after);
    }

    private Rollout apply(RolloutRow row, Rollout before, Decision decision, @Nullable UUID cause) {
        Rollout state = before;
        if (decision instanceof Decision.Accepted accepted) {
            for (RolloutEvent event : accepted.events()) {
                Rollout next = Evolution.evolve(state, event);
                UUID eventId = record(row, next, event, cause);
                reactions.react(state, event, next, eventId);
                state = next;
            }
        }
        return state;
    }

    private UUID record(RolloutRow row, Rollout after, RolloutEvent event, @Nullable UUID cause) {
        UUID eventId = world.ids().next();
        Long version = event instanceof Published ? (Long) after.journey().version() : null;
        row.history().add(new RolloutRow.Entry(eventId, version, cause, event));
        if (event instanceof Published published) {
            EventEnvelope envelope = RolloutWire.envelope(eventId, published, after.journey(), cause);
            outbox.append(Topics.ROLLOUTS, after.journey().rolloutId().toString(), envelope);
        }
        return eventId;
    }

    private Optional<Long> inFlightUntil(Rollout state) {
        return reactions.actions().inFlightUntil(state.journey().rolloutId());
    }

    /** A halt that still awaits an action looks again when that action's lease ends. */
    private @Nullable Instant due(Rollout state, Instant now) {
        if (Halts.unsettled(state)) {
            return inFlightUntil(state).map(Timeline::instant).orElse(now);
        }
        return RolloutDecider.due(state).filter(Instant.MAX::isAfter).orElse(null);
    }
}
