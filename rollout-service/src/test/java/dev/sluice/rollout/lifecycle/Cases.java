package dev.sluice.rollout.lifecycle;

import dev.sluice.rollout.plan.FailureKind;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Every state in the variants that matter, and every input in the variants that matter. */
final class Cases {

    private static final Duration LONG = Duration.ofHours(3);

    private Cases() {}

    /** An input that is made for a state, with the time at which it comes. */
    interface Given {
        RolloutInput input(Rollout state, Instant now);

        default Duration after() {
            return Duration.ZERO;
        }
    }

    private record Late(RolloutInput input) implements Given {
        @Override
        public RolloutInput input(Rollout state, Instant now) {
            return input;
        }

        @Override
        public Duration after() {
            return LONG;
        }
    }

    static Map<String, Walk> states() {
        Map<String, Walk> states = new LinkedHashMap<>();
        states.put("Planned", canary());
        states.put("Running: applying", canary().started());
        states.put("Running: baking", canary().started().applied());
        states.put("Running: waiting for its verdict", waiting());
        states.put("Running: waiting, INCONCLUSIVE", waiting(Verdict.Kind.INCONCLUSIVE));
        states.put(
                "Running: waiting for its approval",
                Walk.of(Plans.approved()).started().passed());
        states.put("Running: waiting, nothing is judged", baked(Walk.of(Plans.unjudged())));
        states.put("Running: waiting, impatient", baked(Walk.of(Plans.impatient())));
        states.put("Running: final bake", canary().started().passed().passed());
        states.put(
                "Running: final bake, waiting",
                canary().started().passed().passed().later(Plans.BAKE).give(new RolloutInput.TimeElapsed()));
        states.put("Paused: applying", canary().started().give(new RolloutInput.Pause(Inputs.ADA)));
        states.put("Paused: baking", canary().started().applied().give(new RolloutInput.Pause(Inputs.ADA)));
        states.put("Paused: waiting", waiting().give(new RolloutInput.Pause(Inputs.ADA)));
        states.put("Halted: unhealthy, action in flight", unhealthy());
        states.put("Halted: unhealthy", unhealthy().give(new RolloutInput.Settle()));
        states.put("Halted: a person asked", rolledBackByAda());
        states.put("Halted: asks a person", held());
        states.put(
                "Halted: asks a person, attempt 2",
                held().give(new RolloutInput.Retry(Inputs.ADA))
                        .applied()
                        .later(LONG)
                        .give(new RolloutInput.TimeElapsed(), new RolloutInput.Settle()));
        states.put("RollingBack: action in flight", rolling(unhealthy()));
        states.put("RollingBack", rolling(unhealthy().give(new RolloutInput.Settle())));
        states.put("RollbackFailed", failed());
        states.put("RollbackFailed: asked again", failed().give(new RolloutInput.Retry(Inputs.ADA)));
        states.put("Completed", completed());
        states.put("Closed", completed().later(LONG).give(new RolloutInput.TimeElapsed()));
        Walk rolledBack = rolling(unhealthy().give(new RolloutInput.Settle()));
        states.put("RolledBack", rolledBack.give(Inputs.rollbackCompleted(rolledBack.state())));
        states.put("Cancelled", canary().give(new RolloutInput.Cancel(Inputs.ADA)));
        return states;
    }

    static Map<String, Given> inputs() {
        Map<String, Given> inputs = new LinkedHashMap<>();
        inputs.put("start", (state, now) -> new RolloutInput.Start());
        inputs.put("applied", (state, now) -> Inputs.applied(state));
        inputs.put("applied, another stage", (state, now) -> new RolloutInput.ActionApplied(1, 9, Map.of()));
        inputs.put(
                "applied, another attempt",
                (state, now) -> new RolloutInput.ActionApplied(9, Inputs.stage(state), Map.of()));
        inputs.put("refused", (state, now) -> new RolloutInput.ActionRefused(1, Inputs.stage(state), "a higher fence"));
        inputs.put("failed", (state, now) -> new RolloutInput.ActionFailed(1, Inputs.stage(state), "no answer"));
        inputs.put("settle", (state, now) -> new RolloutInput.Settle());
        inputs.put("time, nothing due", (state, now) -> new RolloutInput.TimeElapsed());
        inputs.put("time, three hours later", new Late(new RolloutInput.TimeElapsed()));
        for (Verdict.Kind kind : Verdict.Kind.values()) {
            inputs.put(kind.name(), (state, now) -> Inputs.reached(state, kind, now));
        }
        inputs.put(
                "HEALTHY, counted before",
                (state, now) -> new RolloutInput.VerdictReached(
                        Inputs.countedBefore(Inputs.verdict(state, Verdict.Kind.HEALTHY, now))));
        inputs.put(
                "HEALTHY, another stage",
                (state, now) -> new RolloutInput.VerdictReached(Inputs.about(
                        Inputs.verdict(state, Verdict.Kind.HEALTHY, now),
                        state.journey().attempt(),
                        9)));
        inputs.put("HEALTHY, too old", Inputs::tooOld);
        inputs.put(
                "UNHEALTHY, another stage",
                (state, now) -> new RolloutInput.VerdictReached(Inputs.about(
                        Inputs.verdict(state, Verdict.Kind.UNHEALTHY, now),
                        state.journey().attempt(),
                        9)));
        inputs.put(
                "UNHEALTHY, another attempt",
                (state, now) -> new RolloutInput.VerdictReached(
                        Inputs.about(Inputs.verdict(state, Verdict.Kind.UNHEALTHY, now), 9, 0)));
        inputs.put("rollback started after a verdict", (state, now) -> Inputs.rollbackStarted(state));
        inputs.put("rollback started on request", (state, now) -> Inputs.rollbackOnRequest(state));
        inputs.put(
                "rollback started, earlier attempt",
                (state, now) -> new RolloutInput.RollbackStarted(
                        state.journey().attempt() - 1,
                        Inputs.ROLLBACK,
                        true,
                        List.of(FailureKind.APPLICATION),
                        "late"));
        inputs.put(
                "rollback progressed",
                (state, now) ->
                        new RolloutInput.RollbackProgressed(state.journey().attempt(), Inputs.ROLLBACK));
        inputs.put("rollback completed", (state, now) -> Inputs.rollbackCompleted(state));
        inputs.put("rollback failed", (state, now) -> Inputs.rollbackFailed(state));
        inputs.put("successor planned", (state, now) -> new RolloutInput.SuccessorPlanned(new UUID(0, 2)));
        inputs.put("release", (state, now) -> new RolloutInput.Release(Quarantines.of(state.journey()), Inputs.ADA));
        inputs.put("pause", (state, now) -> new RolloutInput.Pause(Inputs.ADA));
        inputs.put("resume", (state, now) -> new RolloutInput.Resume(Inputs.ADA));
        inputs.put("promote", (state, now) -> new RolloutInput.Promote(Inputs.ADA, Inputs.stage(state)));
        inputs.put("promote, another stage", (state, now) -> new RolloutInput.Promote(Inputs.ADA, 9));
        inputs.put("approve", (state, now) -> new RolloutInput.Approve(Inputs.ADA, Inputs.stage(state)));
        inputs.put("approve, another stage", (state, now) -> new RolloutInput.Approve(Inputs.ADA, 9));
        inputs.put("cancel", (state, now) -> new RolloutInput.Cancel(Inputs.ADA));
        inputs.put("rollback", (state, now) -> new RolloutInput.Rollback(Inputs.ADA, List.of()));
        inputs.put("retry", (state, now) -> new RolloutInput.Retry(Inputs.ADA));
        return inputs;
    }

    private static Walk canary() {
        return Walk.of(Plans.canary());
    }

    private static Walk baked(Walk walk) {
        return walk.started().applied().later(Plans.BAKE);
    }

    private static Walk waiting() {
        return baked(canary()).give(new RolloutInput.TimeElapsed());
    }

    private static Walk waiting(Verdict.Kind kind) {
        Walk walk = waiting();
        return walk.give(Inputs.reached(walk.state(), kind, walk.now()));
    }

    private static Walk unhealthy() {
        Walk walk = canary().started().applied();
        return walk.give(Inputs.reached(walk.state(), Verdict.Kind.UNHEALTHY, walk.now()));
    }

    private static Walk rolledBackByAda() {
        return canary().started()
                .applied()
                .give(new RolloutInput.Rollback(Inputs.ADA, List.of()), new RolloutInput.Settle());
    }

    private static Walk held() {
        return waiting().later(Plans.DEADLINE).give(new RolloutInput.TimeElapsed(), new RolloutInput.Settle());
    }

    private static Walk rolling(Walk walk) {
        return walk.give(Inputs.rollbackStarted(walk.state()));
    }

    private static Walk failed() {
        Walk walk = rolling(unhealthy().give(new RolloutInput.Settle()));
        return walk.give(Inputs.rollbackFailed(walk.state()));
    }

    private static Walk completed() {
        return canary().started().passed().passed().later(Plans.BAKE).healthy();
    }
}
