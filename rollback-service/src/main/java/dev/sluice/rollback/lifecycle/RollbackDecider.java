package dev.sluice.rollback.lifecycle;

import dev.sluice.rollback.lifecycle.Decision.Accepted;
import dev.sluice.rollback.matrix.DecisionMatrix;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The whole behaviour of a rollback: what an input means in a state. */
public final class RollbackDecider {
    private final Beginnings beginnings;

    /** {@code catchUp}: how long a rollback waits for what its trigger has seen of the rollout and this service has not. */
    public RollbackDecider(DecisionMatrix matrix, Duration catchUp) {
        this.beginnings = new Beginnings(matrix, catchUp);
    }

    public Decision decide(Rollback rollback, RollbackInput input, Instant now) {
        Decision decision =
                switch (input) {
                    case RollbackInput.Begin begin -> beginnings.begin(rollback, begin.trigger(), begin.copy(), now);
                    case RollbackInput.FollowCopy follow -> beginnings.follow(rollback, follow.copy(), now);
                    case RollbackInput.StopWaiting stop -> beginnings.stopWaiting(rollback, stop.copy(), now);
                    case RollbackInput.RouteHeld held -> Outcomes.routeHeld(rollback, held, now);
                    case RollbackInput.RouteUnsafe unsafe -> Outcomes.routeUnsafe(rollback, unsafe);
                    case RollbackInput.RouteRefused refused -> Outcomes.routeRefused(rollback, refused);
                    case RollbackInput.TargetUnreachable unreachable -> Outcomes.unreachable(rollback, unreachable);
                    case RollbackInput.FlagChanged changed -> Outcomes.flagChanged(rollback, changed, now);
                    case RollbackInput.FlagRefused refused -> Outcomes.flagRefused(rollback, refused);
                };
        return switch (decision) {
            case Accepted accepted -> new Accepted(Consequences.added(rollback, accepted.events()));
            case Decision.Ignored ignored -> ignored;
            case Decision.Rejected rejected -> rejected;
        };
    }

    /** The rollback after these events. */
    public static Rollback evolve(Rollback rollback, List<RollbackEvent> events) {
        Rollback evolved = rollback;
        for (RollbackEvent event : events) {
            evolved = RollbackEvolution.evolve(evolved, event);
        }
        return evolved;
    }
}
