package dev.sluice.rollout.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WayBackTest {

    @Test
    void anUnhealthyVerdictEndsInQuarantine() {
        Walk walk = unhealthy().give(new RolloutInput.Settle());
        walk.give(Inputs.rollbackStarted(walk.state()), Inputs.rollbackCompleted(walk.state()));
        assertThat(walk.state())
                .isInstanceOfSatisfying(Rollout.RolledBack.class, ended -> assertThat(ended.quarantined())
                        .isTrue());
        assertThat(walk.last()).isInstanceOfSatisfying(RolloutEvent.VersionQuarantined.class, event -> assertThat(
                        event.what().version())
                .isEqualTo("2.0.0"));
    }

    @Test
    void anOperatorsRollbackQuarantinesNothing() {
        Walk walk = Walk.of(Plans.canary()).started().applied();
        walk.give(new RolloutInput.Rollback(Inputs.ADA, List.of()), new RolloutInput.Settle());
        walk.give(Inputs.rollbackOnRequest(walk.state()), Inputs.rollbackCompleted(walk.state()));
        assertThat(walk.last())
                .isInstanceOfSatisfying(RolloutEvent.RolledBack.class, ended -> assertThat(ended.quarantined())
                        .isFalse());
    }

    @Test
    void aRollbackThatStartsBeforeTheVerdictArrivesStillCondemns() {
        Walk walk = Walk.of(Plans.canary()).started().applied();
        walk.give(Inputs.rollbackStarted(walk.state()), new RolloutInput.Settle());
        walk.give(Inputs.rollbackCompleted(walk.state()));
        assertThat(walk.last()).isInstanceOf(RolloutEvent.VersionQuarantined.class);
    }

    @Test
    void tellsThatItHaltedOnceTheActionInFlightHasEnded() {
        Walk walk = unhealthy();
        walk.give(Inputs.rollbackStarted(walk.state()));
        assertThat(walk.history()).noneMatch(RolloutEvent.Halted.class::isInstance);
        walk.give(new RolloutInput.Settle());
        assertThat(walk.last()).isInstanceOf(RolloutEvent.Halted.class);
        assertThat(walk.state()).isInstanceOf(Rollout.RollingBack.class);
    }

    @Test
    void aFailedRollbackTellsThatItHaltedToo() {
        Walk walk = unhealthy();
        walk.give(Inputs.rollbackStarted(walk.state()), Inputs.rollbackFailed(walk.state()), new RolloutInput.Settle());
        assertThat(walk.last()).isInstanceOf(RolloutEvent.Halted.class);
    }

    @Test
    void whileRollbackServiceIsDownItStaysHalted() {
        Walk walk = unhealthy().give(new RolloutInput.Settle());
        walk.later(Duration.ofDays(1)).give(new RolloutInput.TimeElapsed()).healthy();
        assertThat(walk.state()).isInstanceOf(Rollout.Halted.class);
        assertThat(RolloutDecider.due(walk.state())).isEmpty();
    }

    @Test
    void aHoldThatTurnsUnhealthyIsPublishedAnewAndCannotBeResumed() {
        Walk walk = held();
        long halts = halts(walk);
        walk.give(Inputs.reached(walk.state(), Verdict.Kind.UNHEALTHY, walk.now()), new RolloutInput.Settle());
        assertThat(halts(walk)).isEqualTo(halts + 1);
        assertThat(walk.decide(new RolloutInput.Resume(Inputs.ADA))).isInstanceOf(Decision.Rejected.class);
    }

    @Test
    void aHoldCanBeResumedWithAnotherDeadline() {
        Walk walk = held().give(new RolloutInput.Resume(Inputs.ADA));
        walk.later(Plans.DEADLINE.minusSeconds(1)).give(new RolloutInput.TimeElapsed());
        assertThat(walk.state()).isInstanceOf(Rollout.Running.class);
        walk.later(Duration.ofSeconds(1)).give(new RolloutInput.TimeElapsed());
        assertThat(walk.state()).isInstanceOf(Rollout.Halted.class);
    }

    @Test
    void aRetryOpensTheNextAttemptFromTheFirstStageUnderAHigherFence() {
        Walk walk = held();
        Fence before = walk.state().journey().currentRun().orElseThrow().fence();
        walk.give(new RolloutInput.Retry(Inputs.ADA));
        StageRun run = walk.state().journey().currentRun().orElseThrow();
        assertThat(walk.state().journey().attempt()).isEqualTo(2);
        assertThat(run.stage().index()).isZero();
        assertThat(run.fence()).isGreaterThan(before);
    }

    @Test
    void aRollbackOfAnEarlierAttemptStopsThisOneAndAsksForItsOwn() {
        Walk walk = held().give(new RolloutInput.Retry(Inputs.ADA)).applied();
        walk.give(new RolloutInput.RollbackCompleted(1, Inputs.ROLLBACK));
        assertThat(walk.state()).isInstanceOf(Rollout.Halted.class);
        assertThat(walk.last()).isInstanceOf(RolloutEvent.RollbackRequested.class);
    }

    @Test
    void cancelEndsAtOnceBeforeAnythingWasEntered() {
        Walk walk = Walk.of(Plans.canary()).give(new RolloutInput.Cancel(Inputs.ADA));
        assertThat(walk.state()).isInstanceOf(Rollout.Cancelled.class);
    }

    @Test
    void cancelTakesBackWhatWasEntered() {
        Walk walk = Walk.of(Plans.canary()).started().give(new RolloutInput.Cancel(Inputs.ADA));
        assertThat(walk.last()).isInstanceOf(RolloutEvent.RollbackRequested.class);
    }

    @Test
    void aCompletedRolloutIsStillTakenBackWhenItTurnsBad() {
        Walk walk = completed();
        walk.later(Duration.ofMinutes(30)).give(Inputs.reached(walk.state(), Verdict.Kind.UNHEALTHY, walk.now()));
        assertThat(walk.state()).isInstanceOf(Rollout.Halted.class);
    }

    @Test
    void aCompletedRolloutClosesWhenItsWindowIsOver() {
        Walk walk = completed().later(Plans.WINDOW.minusSeconds(1)).give(new RolloutInput.TimeElapsed());
        assertThat(walk.state()).isInstanceOf(Rollout.Completed.class);
        walk.later(Duration.ofSeconds(1)).give(new RolloutInput.TimeElapsed());
        assertThat(walk.state()).isInstanceOf(Rollout.Closed.class);
    }

    @Test
    void aCompletedRolloutClosesForItsSuccessor() {
        UUID successor = new UUID(0, 7);
        Walk walk = completed().give(new RolloutInput.SuccessorPlanned(successor));
        assertThat(walk.state()).isInstanceOfSatisfying(Rollout.Closed.class, closed -> assertThat(closed.successor())
                .isEqualTo(successor));
    }

    @Test
    void theUndoThatIsPublishedGrowsWithTheStagesEntered() {
        Walk walk = Walk.of(Plans.canary()).started();
        assertThat(walk.last())
                .isInstanceOfSatisfying(RolloutEvent.StageEntered.class, entered -> assertThat(entered.undo())
                        .hasSize(1));
    }

    private static long halts(Walk walk) {
        return walk.history().stream()
                .filter(RolloutEvent.Halted.class::isInstance)
                .count();
    }

    private static Walk unhealthy() {
        Walk walk = Walk.of(Plans.canary()).started().applied();
        return walk.give(Inputs.reached(walk.state(), Verdict.Kind.UNHEALTHY, walk.now()));
    }

    private static Walk held() {
        return Walk.of(Plans.canary())
                .started()
                .applied()
                .later(Plans.BAKE.plus(Plans.DEADLINE))
                .give(new RolloutInput.TimeElapsed(), new RolloutInput.Settle());
    }

    private static Walk completed() {
        return Walk.of(Plans.canary())
                .started()
                .passed()
                .passed()
                .later(Plans.BAKE)
                .healthy();
    }
}
