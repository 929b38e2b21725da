package dev.sluice.rollout.lifecycle;

import dev.sluice.rollout.plan.CompiledPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Drives a rollout through inputs and keeps its history. */
final class Walk {

    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    static final UUID ID = UUID.fromString("019e0000-0000-7000-8000-000000000001");

    private final List<RolloutEvent> history = new ArrayList<>();
    private Instant now = NOON;
    private Rollout state;

    private Walk(CompiledPlan compiled) {
        RolloutEvent.Planned planned =
                new RolloutEvent.Planned(now, ID, compiled, new Endpoints(Map.of(), Map.of()), "ada");
        history.add(planned);
        state = Evolution.begin(planned);
    }

    static Walk of(CompiledPlan compiled) {
        return new Walk(compiled);
    }

    Walk later(Duration duration) {
        now = now.plus(duration);
        return this;
    }

    Walk give(RolloutInput... inputs) {
        for (RolloutInput input : inputs) {
            var unused = decide(input);
        }
        return this;
    }

    /** Decides and, when accepted, takes the events over. */
    Decision decide(RolloutInput input) {
        Decision decision = RolloutDecider.decide(state, input, now);
        if (decision instanceof Decision.Accepted accepted) {
            for (RolloutEvent event : accepted.events()) {
                history.add(event);
                state = Evolution.evolve(state, event);
            }
        }
        return decision;
    }

    Walk started() {
        return give(new RolloutInput.Start());
    }

    /** The stage entered last is read back. */
    Walk applied() {
        return give(Inputs.applied(state));
    }

    /** A HEALTHY verdict about the stage entered last, on data counted after it was applied. */
    Walk healthy() {
        return give(new RolloutInput.VerdictReached(Inputs.verdict(state, Verdict.Kind.HEALTHY, now)));
    }

    /** Through the current stage on a HEALTHY verdict. */
    Walk passed() {
        return applied().later(Plans.BAKE).healthy();
    }

    Rollout state() {
        return state;
    }

    Instant now() {
        return now;
    }

    List<RolloutEvent> history() {
        return List.copyOf(history);
    }

    /** The newest event. */
    RolloutEvent last() {
        return history.getLast();
    }
}
