package dev.sluice.rollout.lifecycle;

import dev.sluice.rollout.lifecycle.RolloutEvent.Published;
import java.util.List;

/** Applies what happened. Total: an event that means nothing in a state only takes its version. */
public final class Evolution {

    private Evolution() {}

    /** The state after the first event. */
    public static Rollout begin(RolloutEvent.Planned planned) {
        return new Rollout.Planned(Journey.begin(planned.rolloutId(), planned.compiled()));
    }

    /** The state that a whole history leads to; the history begins with {@link RolloutEvent.Planned}. */
    public static Rollout replay(List<RolloutEvent> history) {
        if (history.isEmpty() || !(history.getFirst() instanceof RolloutEvent.Planned planned)) {
            throw new IllegalArgumentException("a history begins with planned");
        }
        Rollout state = begin(planned);
        for (RolloutEvent event : history.subList(1, history.size())) {
            state = evolve(state, event);
        }
        return state;
    }

    public static Rollout evolve(Rollout state, RolloutEvent event) {
        Journey journey = event instanceof Published ? state.journey().next() : state.journey();
        if (state.terminal()) {
            return state.with(journey);
        }
        return switch (event) {
            case RolloutEvent.StageEntered entered ->
                new Rollout.Running(journey.withRun(StageRun.entered(
                        journey.compiled().stages().get(entered.stage()), entered.fence(), entered.at())));
            case RolloutEvent.StageApplied applied ->
                onRun(state, journey, run -> run.withApplied(applied.at(), journey.version()));
            case RolloutEvent.BakeEnded ended -> onRun(state, journey, StageRun::withBakeEnded);
            case RolloutEvent.ApprovalRequested requested ->
                onRun(state, journey, run -> run.withApproval(StageRun.Approval.REQUESTED));
            case RolloutEvent.Approved approved ->
                onRun(state, journey, run -> run.withApproval(StageRun.Approval.GIVEN));
            case RolloutEvent.VerdictNoted noted -> noted(state, journey, noted.verdict());
            case RolloutEvent.Paused paused ->
                new Rollout.Paused(journey, paused.by().name(), paused.by().reason());
            case RolloutEvent.Resumed resumed ->
                onRun(new Rollout.Running(journey), journey, run -> run.withHeldSince(resumed.at()));
            case RolloutEvent.Retried retried -> state.with(journey.withAttempt(retried.attempt()));
            case RolloutEvent.HaltBegun begun ->
                new Rollout.Halted(journey, Halt.begun(begun.reason(), begun.detail()));
            case RolloutEvent.Halted halted -> onHalt(state, journey, Halt::withSettled);
            case RolloutEvent.RollbackRequested requested ->
                onHalt(state, journey, halt -> halt.withRollbackAsked(true));
            case RolloutEvent.RollbackNoted noted -> rollingBack(state, journey, noted);
            case RolloutEvent.RollbackFailed failed ->
                new Rollout.RollbackFailed(
                        journey,
                        halt(state).withRollbackAsked(false),
                        failed.rollbackId(),
                        failed.reason(),
                        failed.detail());
            case RolloutEvent.RolledBack rolledBack ->
                new Rollout.RolledBack(
                        journey, rolledBack.rollbackId(), rolledBack.quarantined(), rolledBack.remains());
            case RolloutEvent.Completed completed ->
                new Rollout.Completed(journey, completed.at(), completed.watchedUntil());
            case RolloutEvent.Closed closed -> new Rollout.Closed(journey, closed.reason(), closed.successor());
            case RolloutEvent.Cancelled cancelled ->
                new Rollout.Cancelled(
                        journey, cancelled.by().name(), cancelled.by().reason());
            case RolloutEvent.Planned planned -> state.with(journey);
            case RolloutEvent.Started started -> state.with(journey);
            case RolloutEvent.StagePassed passed -> state.with(journey);
            case RolloutEvent.VersionQuarantined quarantined -> state.with(journey);
            case RolloutEvent.VersionReleased released -> state.with(journey);
        };
    }

    private interface Change<T> {
        T apply(T value);
    }

    private static Rollout onRun(Rollout state, Journey journey, Change<StageRun> change) {
        StageRun run = journey.run();
        return state.with(run == null ? journey : journey.withRun(change.apply(run)));
    }

    private static Rollout noted(Rollout state, Journey journey, Verdict verdict) {
        Journey now = journey.withVerdict(verdict);
        if (verdict.condemns()) {
            now = now.withCondemnation("UNHEALTHY at stage " + verdict.stage() + ": " + verdict.summary());
        }
        boolean counts = verdict.kind() == Verdict.Kind.HEALTHY && now.isAt(verdict.attempt(), verdict.stage());
        return counts ? onRun(state, now, run -> run.withHeldSince(verdict.at())) : state.with(now);
    }

    private static Rollout rollingBack(Rollout state, Journey journey, RolloutEvent.RollbackNoted noted) {
        String condemnation = noted.condemnation();
        Journey now = condemnation == null ? journey : journey.withCondemnation(condemnation);
        return new Rollout.RollingBack(now, halt(state), noted.rollbackId());
    }

    private static Rollout onHalt(Rollout state, Journey journey, Change<Halt> change) {
        return switch (state) {
            case Rollout.Halted halted -> new Rollout.Halted(journey, change.apply(halted.halt()));
            case Rollout.RollingBack rolling ->
                new Rollout.RollingBack(journey, change.apply(rolling.halt()), rolling.rollbackId());
            case Rollout.RollbackFailed failed ->
                new Rollout.RollbackFailed(
                        journey, change.apply(failed.halt()), failed.rollbackId(), failed.reason(), failed.detail());
            case Rollout.Planned planned -> planned.with(journey);
            case Rollout.Running running -> running.with(journey);
            case Rollout.Paused paused -> paused.with(journey);
            case Rollout.Completed completed -> completed.with(journey);
            case Rollout.Closed closed -> closed.with(journey);
            case Rollout.RolledBack rolledBack -> rolledBack.with(journey);
            case Rollout.Cancelled cancelled -> cancelled.with(journey);
        };
    }

    /** The halt of a state; the decider begins one before anything that needs it. */
    private static Halt halt(Rollout state) {
        return Halts.of(state).orElseGet(() -> Halt.begun(HaltReason.ROLLBACK_STARTED, ""));
    }
}
