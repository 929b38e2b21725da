package dev.sluice.rollout.application;

import dev.sluice.kit.envelope.EventIds;
import dev.sluice.rollout.lifecycle.Decision;
import dev.sluice.rollout.lifecycle.Evolution;
import dev.sluice.rollout.lifecycle.Halts;
import dev.sluice.rollout.lifecycle.Rollout;
import dev.sluice.rollout.lifecycle.RolloutDecider;
import dev.sluice.rollout.lifecycle.RolloutEvent;
import dev.sluice.rollout.lifecycle.RolloutEvent.Published;
import dev.sluice.rollout.lifecycle.RolloutInput;
import dev.sluice.rollout.store.RolloutHistory;
import dev.sluice.rollout.store.Rollouts;
import dev.sluice.rollout.targets.Actions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The only shell around the core, and the only writer of a rollout's state: lock the row, decide, evolve, save, append to history and outbox,
 * queue what follows. All in the caller's transaction; nothing is sent here.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class RolloutService {

    private final Rollouts rollouts;
    private final RolloutHistory history;
    private final EventPublisher publisher;
    private final Reactions reactions;
    private final Actions actions;

    RolloutService(
            Rollouts rollouts, RolloutHistory history, EventPublisher publisher, Reactions reactions, Actions actions) {
        this.rollouts = rollouts;
        this.history = history;
        this.publisher = publisher;
        this.reactions = reactions;
        this.actions = actions;
    }

    /**
     * What became of an input.
     *
     * @param after the state now
     */
    public record Outcome(Decision decision, Rollout after) {}

    /** Stores a new rollout and starts it. */
    public Outcome create(RolloutEvent.Planned planned) {
        Rollout rollout = Evolution.begin(planned);
        rollouts.create(rollout, planned.plannedBy(), planned.at());
        record(rollout, planned, null);
        return handle(planned.rolloutId(), new RolloutInput.Start(), null).orElseThrow();
    }

    /**
     * Decides one input.
     *
     * @param cause the event that is the input; null when a person or time is
     * @return empty when there is no such rollout
     */
    public Optional<Outcome> handle(UUID rolloutId, RolloutInput input, @Nullable UUID cause) {
        return rollouts.lock(rolloutId).map(state -> handle(state, input, cause));
    }

    private Outcome handle(Rollout state, RolloutInput input, @Nullable UUID cause) {
        Instant now = Clock.systemUTC().instant();
        Decision decision = RolloutDecider.decide(state, input, now);
        Rollout after = apply(state, decision, cause);
        if (Halts.unsettled(after)
                && actions.inFlightUntil(after.journey().rolloutId()).isEmpty()) {
            after = apply(after, RolloutDecider.decide(after, new RolloutInput.Settle(), now), cause);
        }
        if (decision instanceof Decision.Accepted || !after.equals(state)) {
            rollouts.save(after, due(after), now);
        }
        return new Outcome(decision, after);
    }

    private Rollout apply(Rollout before, Decision decision, @Nullable UUID cause) {
        Rollout state = before;
        if (decision instanceof Decision.Accepted accepted) {
            for (RolloutEvent event : accepted.events()) {
                Rollout next = Evolution.evolve(state, event);
                UUID eventId = record(next, event, cause);
                reactions.react(state, event, next, eventId);
                state = next;
            }
        }
        return state;
    }

    private UUID record(Rollout after, RolloutEvent event, @Nullable UUID cause) {
        UUID eventId = EventIds.next();
        Long version = event instanceof Published ? after.journey().version() : null;
        history.append(after.journey().rolloutId(), new RolloutHistory.Entry(eventId, version, cause, event));
        if (event instanceof Published published) {
            publisher.publish(eventId, published, after.journey(), cause);
        }
        return eventId;
    }

    /** The timer of a state; a halt that still awaits an action looks again when that action's lease ends. */
    private @Nullable Instant due(Rollout state) {
        if (Halts.unsettled(state)) {
            return actions.inFlightUntil(state.journey().rolloutId()).orElseGet(Clock.systemUTC()::instant);
        }
        return RolloutDecider.due(state).filter(Instant.MAX::isAfter).orElse(null);
    }
}
