package dev.sluice.rollback.lifecycle;

import dev.sluice.rollback.lifecycle.Decision.Accepted;
import dev.sluice.rollback.lifecycle.Decision.Ignored;
import dev.sluice.rollback.lifecycle.Decision.Refusal;
import dev.sluice.rollback.lifecycle.Decision.Rejected;
import dev.sluice.rollback.lifecycle.RollbackState.Failed;
import dev.sluice.rollback.lifecycle.RollbackState.UnderWay;
import dev.sluice.rollback.lifecycle.RollbackState.Unknown;
import dev.sluice.rollback.lifecycle.RollbackState.Waiting;
import dev.sluice.rollback.matrix.DecisionMatrix;
import dev.sluice.rollback.projection.RolloutCopy;
import dev.sluice.rollback.projection.RolloutCopy.Known;
import dev.sluice.rollback.projection.RolloutCopy.Unseen;
import java.time.Duration;
import java.time.Instant;

/** Triggers, and what the copy of the rollout says: when a rollback starts, waits, learns more or is overtaken. */
final class Beginnings {
    private final WorkPlanner planner;
    private final Duration catchUp;

    Beginnings(DecisionMatrix matrix, Duration catchUp) {
        this.planner = new WorkPlanner(matrix);
        this.catchUp = catchUp;
    }

    Decision begin(Rollback rollback, Trigger trigger, RolloutCopy copy, Instant now) {
        return switch (rollback.state()) {
            case RollbackState.Absent absent -> first(rollback, trigger, copy, now);
            case Unknown unknown -> again(rollback, trigger, copy, now, "no plan of this rollout has arrived yet");
            case Waiting waiting -> again(rollback, trigger, copy, now, "it waits already");
            case UnderWay underWay -> join(rollback, underWay.work(), trigger, copy, now);
            case Failed failed -> retry(rollback, failed, trigger, copy, now);
            case RollbackState.Completed completed -> new Ignored("this attempt was rolled back before");
            case RollbackState.Superseded superseded -> new Ignored(superseded.why());
        };
    }

    Decision follow(Rollback rollback, RolloutCopy copy, Instant now) {
        return switch (rollback.state()) {
            case Waiting waiting -> caughtUp(rollback, waiting.trigger(), copy, now);
            case Unknown unknown -> caughtUp(rollback, unknown.trigger(), copy, now);
            case UnderWay underWay -> learn(rollback, underWay.work(), copy, now);
            case Failed failed ->
                copy instanceof Known known && known.progress().terminal()
                        ? Accepted.of(new RollbackEvent.Superseded("the rollout ended"))
                        : learn(rollback, failed.work(), copy, now);
            case RollbackState.Absent absent -> new Ignored("nobody asked for a rollback");
            case RollbackState.Completed completed -> new Ignored("this attempt was rolled back before");
            case RollbackState.Superseded superseded -> new Ignored(superseded.why());
        };
    }

    Decision stopWaiting(Rollback rollback, RolloutCopy copy, Instant now) {
        if (!(rollback.state() instanceof Waiting waiting)) {
            return new Ignored("it does not wait");
        }
        if (now.isBefore(waiting.due())) {
            return new Ignored("there is time left");
        }
        return switch (copy) {
            case Known known -> Accepted.of(planner.wholePlan(rollback, waiting.trigger(), known, now));
            case Unseen unseen ->
                Accepted.of(new RollbackEvent.NotStarted(
                        waiting.trigger(),
                        "No plan of rollout %s has been read. It begins by itself when the plan arrives; until then set its targets back by hand."
                                .formatted(unseen.rolloutId())));
        };
    }

    private Decision first(Rollback rollback, Trigger trigger, RolloutCopy copy, Instant now) {
        boolean byHand = trigger.cause().kind() == Trigger.Kind.BREAK_GLASS;
        return switch (copy) {
            case Unseen unseen
            when byHand ->
                new Rejected(
                        Refusal.UNKNOWN_ROLLOUT, "No plan of rollout %s has been read.".formatted(unseen.rolloutId()));
            case Unseen unseen -> Accepted.of(new RollbackEvent.WaitBegun(trigger, now.plus(catchUp)));
            case Known known
            when known.progress().terminal() && byHand ->
                new Rejected(Refusal.ROLLOUT_OVER, "The rollout has ended; roll forward or plan a new rollout.");
            case Known known when known.progress().terminal() -> new Ignored("the rollout has ended");
            case Known known when overtaken(known, trigger.aim().attempt()) -> new Ignored("a later attempt has begun");
            case Known known when ready(known, trigger) -> Accepted.of(planner.start(rollback, trigger, known, now));
            case Known known -> Accepted.of(new RollbackEvent.WaitBegun(trigger, now.plus(catchUp)));
        };
    }

    /** Another trigger while the first one waits: it begins when it, unlike the first, has nothing to wait for. */
    private Decision again(Rollback rollback, Trigger trigger, RolloutCopy copy, Instant now, String otherwise) {
        return switch (first(rollback, trigger, copy, now)) {
            case Accepted accepted
            when accepted.events().getFirst() instanceof RollbackEvent.WaitBegun -> new Ignored(otherwise);
            case Accepted accepted -> accepted;
            case Ignored ignored -> ignored;
            case Rejected rejected -> rejected;
        };
    }

    private Decision caughtUp(Rollback rollback, Trigger trigger, RolloutCopy copy, Instant now) {
        return switch (copy) {
            case Unseen unseen -> new Ignored("the plan has not arrived");
            case Known known
            when known.progress().terminal() -> Accepted.of(new RollbackEvent.Superseded("the rollout ended"));
            case Known known
            when overtaken(known, trigger.aim().attempt()) ->
                Accepted.of(new RollbackEvent.Superseded("a later attempt has begun"));
            case Known known when ready(known, trigger) -> Accepted.of(planner.start(rollback, trigger, known, now));
            case Known known
            when rollback.state() instanceof Unknown -> Accepted.of(planner.wholePlan(rollback, trigger, known, now));
            case Known known -> new Ignored("it has not caught up");
        };
    }

    private Decision join(Rollback rollback, Work work, Trigger trigger, RolloutCopy copy, Instant now) {
        return planner.widened(rollback, work, trigger, copy, now)
                .<Decision>map(Accepted::of)
                .orElseGet(() -> new Ignored("it joins the rollback that is under way"));
    }

    private Decision retry(Rollback rollback, Failed failed, Trigger trigger, RolloutCopy copy, Instant now) {
        if (trigger.cause().kind() == Trigger.Kind.VERDICT) {
            return new Ignored("a failed rollback is retried by a request");
        }
        return switch (copy) {
            case Unseen unseen -> new Ignored("the plan has not arrived");
            case Known known
            when known.progress().terminal()
                    || overtaken(known, failed.work().fence().attempt()) ->
                Accepted.of(new RollbackEvent.Superseded("the rollout went on without it"));
            case Known known -> Accepted.of(planner.restart(rollback, failed.work(), known, now));
        };
    }

    private Decision learn(Rollback rollback, Work work, RolloutCopy copy, Instant now) {
        if (!(copy instanceof Known known)) {
            return new Ignored("the plan has not arrived");
        }
        if (overtaken(known, work.fence().attempt())) {
            return Accepted.of(new RollbackEvent.Superseded("a later attempt has begun"));
        }
        return planner.widened(rollback, work, work.trigger(), known, now)
                .<Decision>map(Accepted::of)
                .orElseGet(() -> known.stopped(work.fence().attempt()) && !work.halted()
                        ? Accepted.of(new RollbackEvent.HaltSeen())
                        : new Ignored("nothing new for the rollback"));
    }

    private static boolean overtaken(Known known, int attempt) {
        return known.progress().attempt() > attempt;
    }

    private static boolean ready(Known known, Trigger trigger) {
        return known.sequence() >= trigger.aim().rolloutSequence();
    }
}
