package dev.sluice.rollback.projection;

import dev.sluice.rollback.projection.RolloutCopy.Known;
import dev.sluice.rollback.projection.RolloutCopy.Unseen;

/** Folds the events of rollout-service into a {@link RolloutCopy}. An event that was folded in before changes nothing. */
public final class RolloutProjection {
    private RolloutProjection() {}

    /** The copy after a fact. {@code sequence} is the event's own. */
    public static RolloutCopy fold(RolloutCopy copy, long sequence, RolloutFact fact) {
        return switch (copy) {
            case Unseen unseen -> first(unseen, sequence, fact);
            case Known known -> sequence <= known.sequence() ? known : next(known, sequence, fact);
        };
    }

    /** Without the plan nothing can be undone, so the copy stays unseen and a rollback says so, until the plan arrives. */
    private static RolloutCopy first(Unseen unseen, long sequence, RolloutFact fact) {
        return switch (fact) {
            case RolloutFact.Planned planned ->
                new Known(
                        planned.identity(),
                        sequence,
                        planned.plan(),
                        Progress.none().opening(planned.attempt()));
            case RolloutFact.StageEntered ignored -> unseen;
            case RolloutFact.Retried ignored -> unseen;
            case RolloutFact.Resumed ignored -> unseen;
            case RolloutFact.Halted ignored -> unseen;
            case RolloutFact.Ended ignored -> unseen;
            case RolloutFact.Passed ignored -> unseen;
        };
    }

    private static Known next(Known known, long sequence, RolloutFact fact) {
        Progress progress = known.progress();
        return switch (fact) {
            case RolloutFact.Planned ignored -> known.at(sequence, progress);
            case RolloutFact.StageEntered entered ->
                known.at(
                        sequence,
                        entered.attempt() < progress.attempt()
                                ? progress
                                : progress.entering(entered.attempt(), entered.stage(), entered.undo()));
            case RolloutFact.Retried retried ->
                known.at(
                        sequence,
                        retried.attempt() > progress.attempt() ? progress.opening(retried.attempt()) : progress);
            case RolloutFact.Resumed resumed ->
                known.at(sequence, resumed.attempt() == progress.attempt() ? progress.goingOn() : progress);
            case RolloutFact.Halted halted ->
                known.at(sequence, halted.attempt() == progress.attempt() ? progress.stopping() : progress);
            case RolloutFact.Ended ignored -> known.at(sequence, progress.ending());
            case RolloutFact.Passed ignored -> known.at(sequence, progress);
        };
    }
}
