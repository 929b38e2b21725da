package dev.sluice.rollout.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rollout.plan.FailureKind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class GatesTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void opensOnceTheBakeIsOverAndAFreshVerdictIsHealthy() {
        Walk walk = Walk.of(Plans.canary())
                .started()
                .applied()
                .later(Plans.BAKE.minus(SECOND))
                .healthy();
        assertThat(Inputs.stage(walk.state())).isZero();
        walk.later(SECOND).give(new RolloutInput.TimeElapsed());
        assertThat(Inputs.stage(walk.state())).isEqualTo(1);
        assertThat(walk.history()).anyMatch(RolloutEvent.StagePassed.class::isInstance);
    }

    @Test
    void staysShutOnAVerdictOfExactlySixtySeconds() {
        Walk walk = Walk.of(Plans.canary())
                .started()
                .applied()
                .healthy()
                .later(Plans.BAKE)
                .give(new RolloutInput.TimeElapsed());
        assertThat(Inputs.stage(walk.state())).isZero();
    }

    @Test
    void aClockThatIsAheadMakesNoVerdictYounger() {
        Walk walk = Walk.of(Plans.canary()).started().applied();
        walk.give(Inputs.reached(walk.state(), Verdict.Kind.HEALTHY, walk.now().plus(Duration.ofHours(1))))
                .later(Plans.BAKE)
                .give(new RolloutInput.TimeElapsed());
        assertThat(Inputs.stage(walk.state())).isZero();
    }

    @Test
    void staysShutWhenTheNewestVerdictIsNoLongerHealthy() {
        Walk walk = Walk.of(Plans.canary())
                .started()
                .applied()
                .later(Plans.BAKE.minus(SECOND))
                .healthy();
        walk.give(Inputs.reached(walk.state(), Verdict.Kind.INCONCLUSIVE, walk.now()));
        walk.later(SECOND).give(new RolloutInput.TimeElapsed());
        assertThat(Inputs.stage(walk.state())).isZero();
    }

    @Test
    void anEarlierStagesHealthyVerdictNeverOpensTheNextGate() {
        Walk walk = Walk.of(Plans.canary()).started().applied().later(Plans.BAKE);
        RolloutInput first = Inputs.reached(walk.state(), Verdict.Kind.HEALTHY, walk.now());
        walk.give(first).applied().give(first).later(SECOND);
        Verdict later = Inputs.verdict(walk.state(), Verdict.Kind.HEALTHY, walk.now());
        walk.give(new RolloutInput.VerdictReached(Inputs.about(later, 1, 0)));
        walk.later(Plans.BAKE.minus(SECOND)).give(new RolloutInput.TimeElapsed());
        assertThat(Inputs.stage(walk.state())).isEqualTo(1);
    }

    @Test
    void opensByTimeAloneWhenNothingIsJudged() {
        Walk walk =
                Walk.of(Plans.unjudged()).started().applied().later(Plans.BAKE).give(new RolloutInput.TimeElapsed());
        assertThat(Inputs.stage(walk.state())).isEqualTo(1);
    }

    @Test
    void asksForTheApprovalOnceEverythingElseHolds() {
        Walk walk = Walk.of(Plans.approved()).started().passed();
        assertThat(walk.last()).isInstanceOf(RolloutEvent.ApprovalRequested.class);
        walk.give(new RolloutInput.Approve(Inputs.ADA, 0));
        assertThat(Inputs.stage(walk.state())).isEqualTo(1);
    }

    @Test
    void anApprovalDoesNotReplaceTheVerdict() {
        Walk walk = Walk.of(Plans.approved())
                .started()
                .applied()
                .later(Plans.BAKE)
                .give(new RolloutInput.Approve(Inputs.ADA, 0));
        assertThat(Inputs.stage(walk.state())).isZero();
        assertThat(Inputs.stage(walk.healthy().state())).isEqualTo(1);
    }

    @Test
    void aPromotionDoesNotReplaceTheApproval() {
        Walk walk = Walk.of(Plans.approved()).started().applied();
        assertThat(walk.decide(new RolloutInput.Promote(Inputs.ADA, 0)))
                .isInstanceOfSatisfying(Decision.Rejected.class, no -> assertThat(no.refusal())
                        .isEqualTo(Decision.Refusal.APPROVAL_MISSING));
    }

    @Test
    void aPromotionRecordsWhoAndWhy() {
        Walk walk = Walk.of(Plans.canary()).started().applied().give(new RolloutInput.Promote(Inputs.ADA, 0));
        assertThat(walk.history())
                .anyMatch(event -> event instanceof RolloutEvent.StagePassed passed
                        && passed.proof().equals(new Proof.Promoted(Inputs.ADA)));
    }

    @Test
    void opensNoGateWhilePausedAndGoesOnAfterwards() {
        Walk walk = Walk.of(Plans.canary())
                .started()
                .applied()
                .give(new RolloutInput.Pause(Inputs.ADA))
                .later(Plans.BAKE)
                .healthy();
        assertThat(walk.state()).isInstanceOf(Rollout.Paused.class);
        walk.give(new RolloutInput.Resume(Inputs.ADA));
        assertThat(Inputs.stage(walk.state())).isEqualTo(1);
    }

    @Test
    void holdsUntilTheDeadlineThenAsksAPerson() {
        Walk walk = Walk.of(Plans.canary())
                .started()
                .applied()
                .later(Plans.BAKE.plus(Plans.DEADLINE).minus(SECOND));
        walk.give(Inputs.reached(walk.state(), Verdict.Kind.NO_DATA, walk.now()));
        assertThat(walk.state()).isInstanceOf(Rollout.Running.class);
        walk.later(SECOND).give(new RolloutInput.TimeElapsed());
        assertThat(walk.state()).isInstanceOfSatisfying(Rollout.Halted.class, halted -> assertThat(
                        halted.halt().asksAPerson())
                .isTrue());
    }

    @Test
    void holdsUntilTheDeadlineThenRollsBackWhenThePlanSaysSo() {
        Walk walk = Walk.of(Plans.impatient())
                .started()
                .applied()
                .later(Plans.BAKE.plus(Plans.DEADLINE))
                .give(new RolloutInput.TimeElapsed());
        assertThat(walk.last())
                .isInstanceOfSatisfying(RolloutEvent.RollbackRequested.class, asked -> assertThat(asked.cause())
                        .isEqualTo(RolloutEvent.Cause.DEADLINE));
    }

    @Test
    void waitingForAnApproverNeverPassesTheDeadlineWhileTheEvidenceIsFresh() {
        Walk walk = Walk.of(Plans.approved()).started().passed();
        for (int i = 0; i < 60; i++) {
            walk.later(Duration.ofSeconds(30)).healthy().give(new RolloutInput.TimeElapsed());
        }
        assertThat(walk.state()).isInstanceOf(Rollout.Running.class);
    }

    @Test
    void anActionThatIsNotReadBackInTimeHaltsAndAsksForTheRollback() {
        Walk walk = Walk.of(Plans.canary())
                .started()
                .later(Plans.APPLY_TIMEOUT.minus(SECOND))
                .give(new RolloutInput.TimeElapsed());
        assertThat(walk.state()).isInstanceOf(Rollout.Running.class);
        walk.later(SECOND).give(new RolloutInput.TimeElapsed());
        assertThat(Halts.of(walk.state()).orElseThrow().reason()).isEqualTo(HaltReason.APPLY_FAILED);
        assertThat(walk.last()).isInstanceOf(RolloutEvent.RollbackRequested.class);
    }

    @Test
    void aDependencyThatFailsHaltsButIsNotHeldAgainstTheVersion() {
        Walk walk = Walk.of(Plans.canary()).started().applied();
        Verdict verdict = Inputs.verdict(walk.state(), Verdict.Kind.UNHEALTHY, walk.now());
        walk.give(new RolloutInput.VerdictReached(Inputs.blaming(verdict, List.of(FailureKind.INTEGRATION))));
        walk.give(new RolloutInput.Settle(), Inputs.rollbackCompleted(walk.state()));
        assertThat(walk.last())
                .isInstanceOfSatisfying(RolloutEvent.RolledBack.class, ended -> assertThat(ended.quarantined())
                        .isFalse());
    }
}
