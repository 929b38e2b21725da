package dev.sluice.rollback.lifecycle;

import dev.sluice.rollback.lifecycle.Decision.Accepted;
import dev.sluice.rollback.lifecycle.Decision.Ignored;
import dev.sluice.rollback.lifecycle.RollbackState.Failed;
import dev.sluice.rollback.lifecycle.RollbackState.UnderWay;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What targets say: held, refused, unreachable. */
final class Outcomes {
    private Outcomes() {}

    static Decision routeHeld(Rollback rollback, RollbackInput.RouteHeld input, Instant now) {
        return RollbackState.work(rollback.state())
                .flatMap(work -> work.step(input.step()).map(step -> held(rollback, work, step, input, now)))
                .orElseGet(() -> new Ignored("no such step is under way"));
    }

    private static Decision held(Rollback rollback, Work work, Step step, RollbackInput.RouteHeld input, Instant now) {
        List<RollbackEvent> events = held(rollback, work, step, input.observed(), now);
        if (events.isEmpty() && rollback.state() instanceof RollbackState.Completed) {
            return new Ignored("it is completed");
        }
        if (input.moment().reexposedMs() > 0) {
            events.add(new RollbackEvent.Reexposed(step.index(), input.moment().reexposedMs()));
        }
        boolean proves =
                input.moment().afterHalt() && work.halted() && input.fence().equals(work.fence());
        if (proves && !step.confirmed() && rollback.state() instanceof UnderWay) {
            events.add(new RollbackEvent.StepConfirmed(step.index()));
        }
        return events.isEmpty() ? new Ignored("it was held before") : new Accepted(events);
    }

    /** A step that is read back: for the first time, or after everybody had given up on it. */
    private static List<RollbackEvent> held(
            Rollback rollback, Work work, Step step, Observation observed, Instant now) {
        List<RollbackEvent> events = new ArrayList<>();
        if (rollback.state() instanceof RollbackState.Completed) {
            return events;
        }
        if (rollback.state() instanceof Failed failed && failed.reason().triedOn() && failed.step() == step.index()) {
            events.add(WorkPlanner.resumed(rollback, work, work.steps(), work.halted(), now));
        }
        if (step.held() == null) {
            long sinceStart = Duration.between(work.tally().startedAt(), now).toMillis();
            events.add(new RollbackEvent.StepCompleted(step.index(), new Step.Held(Math.max(0, sinceStart), observed)));
        }
        return events;
    }

    static Decision routeUnsafe(Rollback rollback, RollbackInput.RouteUnsafe input) {
        return failure(rollback, input.step(), input.fence(), FailureReason.NO_SAFE_TARGET, input.detail());
    }

    static Decision routeRefused(Rollback rollback, RollbackInput.RouteRefused input) {
        return failure(rollback, input.step(), input.fence(), FailureReason.TARGET_REFUSED, input.detail());
    }

    static Decision unreachable(Rollback rollback, RollbackInput.TargetUnreachable input) {
        if (rollback.state() instanceof Failed) {
            return new Ignored("it has failed before");
        }
        return failure(rollback, input.step(), input.fence(), FailureReason.TARGET_UNREACHABLE, input.detail());
    }

    static Decision flagChanged(Rollback rollback, RollbackInput.FlagChanged input, Instant now) {
        Optional<Work> work = RollbackState.work(rollback.state());
        Optional<Step> step = work.filter(under -> under.fence().sameAttempt(input.fence()))
                .flatMap(under -> under.flagStep(input.flag()));
        if (work.isEmpty() || step.isEmpty()) {
            return new Ignored("no rollback under way has this flag");
        }
        List<RollbackEvent> events =
                held(rollback, work.get(), step.get(), new Observation.Flag(input.revision()), now);
        return events.isEmpty() ? new Ignored("the flag was changed before") : new Accepted(events);
    }

    static Decision flagRefused(Rollback rollback, RollbackInput.FlagRefused input) {
        Optional<Step> step = RollbackState.work(rollback.state()).flatMap(work -> work.flagStep(input.flag()));
        if (step.isEmpty() || step.get().held() != null) {
            return new Ignored("no rollback waits for this flag");
        }
        return failure(rollback, step.get().index(), input.fence(), FailureReason.CHANGE_REFUSED, input.detail());
    }

    /** A worker that slept may speak of a fence that is no longer the rollback's; its word does not count. */
    private static Decision failure(Rollback rollback, int step, Fence fence, FailureReason reason, String detail) {
        return switch (rollback.state()) {
            case UnderWay underWay
            when underWay.work().fence().equals(fence) -> Accepted.of(new RollbackEvent.Failed(reason, detail, step));
            case Failed failed
            when failed.reason().triedOn()
                    && failed.reason() != reason
                    && failed.step() == step
                    && failed.work().fence().equals(fence) ->
                Accepted.of(new RollbackEvent.Failed(reason, detail, step));
            case UnderWay underWay -> new Ignored("the fence is not this rollback's");
            case Failed failed -> new Ignored("it has failed before");
            case RollbackState.Absent absent -> new Ignored("nobody asked for a rollback");
            case RollbackState.Waiting waiting -> new Ignored("nothing was begun");
            case RollbackState.Unknown unknown -> new Ignored("nothing was begun");
            case RollbackState.Completed completed -> new Ignored("it is completed");
            case RollbackState.Superseded superseded -> new Ignored(superseded.why());
        };
    }
}
