package dev.sluice.rollback.lifecycle;

import dev.sluice.rollback.matrix.DecisionMatrix;
import dev.sluice.rollback.matrix.FailureKind;
import dev.sluice.rollback.matrix.StageAction;
import dev.sluice.rollback.projection.Identity;
import dev.sluice.rollback.projection.PlanCopy;
import dev.sluice.rollback.projection.RolloutCopy;
import dev.sluice.rollback.projection.RolloutFact;
import dev.sluice.rollback.projection.RolloutProjection;
import dev.sluice.rollback.projection.RoutePoint;
import dev.sluice.rollback.projection.Undo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A rollout with a route and a flag, and what may be asked about it. */
final class Samples {
    static final UUID ROLLOUT = UUID.fromString("019e0000-0000-7000-8000-000000000001");
    static final UUID ROLLBACK = UUID.fromString("019e0000-0000-7000-8000-0000000000b1");
    static final UUID EVENT = UUID.fromString("019e0000-0000-7000-8000-0000000000e1");
    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    static final Duration CATCH_UP = Duration.ofSeconds(2);
    static final Undo SHIFT = new Undo.ShiftTraffic("shop", Map.of("1.0.0", 100, "2.0.0", 0));
    static final Undo DISABLE = new Undo.DisableFlag("new-checkout", "off");
    static final Identity IDENTITY = new Identity(ROLLOUT, "shop-2.0.0", "shop", "production");
    static final RolloutFact PLANNED = new RolloutFact.Planned(
            IDENTITY,
            1,
            new PlanCopy(
                    List.of(StageAction.SET_WEIGHTS, StageAction.SET_FLAG, StageAction.OBSERVE),
                    List.of(DISABLE, SHIFT),
                    Map.of("shop", new RoutePoint("http", "http://127.0.0.1:1/r", "secret"))));
    static final RolloutFact ENTERED_ROUTE = new RolloutFact.StageEntered(1, 0, List.of(SHIFT));
    static final RolloutFact ENTERED_FLAG = new RolloutFact.StageEntered(1, 1, List.of(DISABLE, SHIFT));
    static final RolloutFact HALTED = new RolloutFact.Halted(1);

    private Samples() {}

    static RollbackDecider decider() {
        return new RollbackDecider(DecisionMatrix.defaults(), CATCH_UP);
    }

    /** The copy after these facts, with sequences 1, 2, 3 … */
    static RolloutCopy copy(RolloutFact... facts) {
        RolloutCopy copy = new RolloutCopy.Unseen(ROLLOUT);
        long sequence = 0;
        for (RolloutFact fact : facts) {
            copy = RolloutProjection.fold(copy, ++sequence, fact);
        }
        return copy;
    }

    static Trigger trigger(Trigger.Kind kind, long rolloutSequence) {
        Set<FailureKind> kinds = kind == Trigger.Kind.VERDICT ? Set.of(FailureKind.APPLICATION) : Set.of();
        return new Trigger(
                new Trigger.Cause(kind, kind == Trigger.Kind.BREAK_GLASS ? null : EVENT, null),
                new Trigger.Aim(ROLLOUT, 1, rolloutSequence, 0),
                kinds,
                "because");
    }

    static RollbackInput verdict(RolloutCopy copy) {
        return new RollbackInput.Begin(trigger(Trigger.Kind.VERDICT, 2), copy);
    }

    static Fence fence(long sequence) {
        return new Fence(ROLLOUT, 1, sequence);
    }

    static RollbackInput held(int step, long fence, boolean afterHalt) {
        return new RollbackInput.RouteHeld(
                step,
                fence(fence),
                new Observation.Weights(Map.of("1.0.0", 100, "2.0.0", 0)),
                new RollbackInput.Moment(afterHalt, 0));
    }

    static RollbackInput flagChanged(long fence) {
        return new RollbackInput.FlagChanged("new-checkout", fence(fence), 8);
    }

    /** The rollback after these inputs, three seconds apart; inputs that are ignored change nothing. */
    static Rollback after(RollbackInput... inputs) {
        Rollback rollback = Rollback.absent(ROLLBACK);
        Instant now = NOW;
        for (RollbackInput input : inputs) {
            rollback = step(rollback, input, now);
            now = now.plusSeconds(3);
        }
        return rollback;
    }

    static Rollback step(Rollback rollback, RollbackInput input, Instant now) {
        return decider().decide(rollback, input, now) instanceof Decision.Accepted accepted
                ? RollbackDecider.evolve(rollback, accepted.events())
                : rollback;
    }
}
