package dev.sluice.rollout.lifecycle;

import dev.sluice.rollout.plan.FailureKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Inputs that fit a state, or just miss it. */
final class Inputs {

    static final By ADA = new By("ada", "because");
    static final UUID ROLLBACK = UUID.fromString("019e0000-0000-7000-8000-0000000000b1");

    private Inputs() {}

    static int stage(Rollout state) {
        return state.journey().currentRun().map(run -> run.stage().index()).orElse(0);
    }

    private static long appliedSequence(Rollout state) {
        return state.journey()
                .currentRun()
                .map(StageRun::applied)
                .map(StageRun.Applied::sequence)
                .orElse(0L);
    }

    static RolloutInput applied(Rollout state) {
        return new RolloutInput.ActionApplied(state.journey().attempt(), stage(state), Map.of("weights", "as wanted"));
    }

    /** The next verdict of this rollout, about its attempt and stage, on data after the stage was applied. */
    static Verdict verdict(Rollout state, Verdict.Kind kind, Instant at) {
        long sequence = state.journey().latestVerdict().map(Verdict::sequence).orElse(0L) + 1;
        return new Verdict(
                new UUID(0x019e000000007000L, 0x8000000000000000L + sequence),
                sequence,
                state.journey().attempt(),
                stage(state),
                kind,
                appliedSequence(state),
                at,
                kind == Verdict.Kind.UNHEALTHY ? List.of(FailureKind.APPLICATION) : List.of(),
                "told by a test");
    }

    /** The same verdict about another attempt and stage. */
    static Verdict about(Verdict verdict, int attempt, int stage) {
        return new Verdict(
                verdict.id(),
                verdict.sequence(),
                attempt,
                stage,
                verdict.kind(),
                verdict.appliedSequence(),
                verdict.at(),
                verdict.blames(),
                verdict.summary());
    }

    /** The same verdict on data counted before the stage was applied. */
    static Verdict countedBefore(Verdict verdict) {
        Long counted = verdict.appliedSequence();
        return new Verdict(
                verdict.id(),
                verdict.sequence(),
                verdict.attempt(),
                verdict.stage(),
                verdict.kind(),
                counted == null ? null : counted - 1,
                verdict.at(),
                verdict.blames(),
                verdict.summary());
    }

    static Verdict blaming(Verdict verdict, List<FailureKind> kinds) {
        return new Verdict(
                verdict.id(),
                verdict.sequence(),
                verdict.attempt(),
                verdict.stage(),
                verdict.kind(),
                verdict.appliedSequence(),
                verdict.at(),
                kinds,
                verdict.summary());
    }

    static RolloutInput reached(Rollout state, Verdict.Kind kind, Instant at) {
        return new RolloutInput.VerdictReached(verdict(state, kind, at));
    }

    static RolloutInput tooOld(Rollout state, Instant now) {
        return reached(state, Verdict.Kind.HEALTHY, now.minus(Duration.ofSeconds(60)));
    }

    static RolloutInput rollbackStarted(Rollout state) {
        return new RolloutInput.RollbackStarted(
                state.journey().attempt(), ROLLBACK, true, List.of(FailureKind.APPLICATION), "2.0.0 fails");
    }

    static RolloutInput rollbackOnRequest(Rollout state) {
        return new RolloutInput.RollbackStarted(
                state.journey().attempt(), ROLLBACK, false, List.of(FailureKind.APPLICATION), "ada asked");
    }

    static RolloutInput rollbackCompleted(Rollout state) {
        return new RolloutInput.RollbackCompleted(state.journey().attempt(), ROLLBACK);
    }

    static RolloutInput rollbackFailed(Rollout state) {
        return new RolloutInput.RollbackFailed(
                state.journey().attempt(), ROLLBACK, "no-safe-target", "1.0.0 has no healthy server.");
    }
}
