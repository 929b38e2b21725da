package dev.sluice.rollback.lifecycle;

import static dev.sluice.rollback.lifecycle.Samples.ENTERED_FLAG;
import static dev.sluice.rollback.lifecycle.Samples.ENTERED_ROUTE;
import static dev.sluice.rollback.lifecycle.Samples.HALTED;
import static dev.sluice.rollback.lifecycle.Samples.NOW;
import static dev.sluice.rollback.lifecycle.Samples.PLANNED;
import static dev.sluice.rollback.lifecycle.Samples.after;
import static dev.sluice.rollback.lifecycle.Samples.copy;
import static dev.sluice.rollback.lifecycle.Samples.fence;
import static dev.sluice.rollback.lifecycle.Samples.held;
import static dev.sluice.rollback.lifecycle.Samples.step;
import static dev.sluice.rollback.lifecycle.Samples.trigger;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rollback.matrix.FailureKind;
import dev.sluice.rollback.projection.RolloutCopy;
import dev.sluice.rollback.projection.RolloutFact;
import dev.sluice.rollback.projection.Target;
import dev.sluice.rollback.projection.Undo;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RollbackDeciderTest {
    private static final RolloutCopy ENTERED = copy(PLANNED, ENTERED_ROUTE);
    private static final RolloutCopy WIDER = copy(PLANNED, ENTERED_ROUTE, ENTERED_FLAG);

    @Test
    void completesWithoutWaitingWhenTheRolloutHaltedBefore() {
        RolloutCopy halted = copy(PLANNED, ENTERED_ROUTE, HALTED);
        Rollback rollback = after(Samples.verdict(halted), held(0, 1, true));
        assertThat(rollback.state()).isInstanceOf(RollbackState.Completed.class);
    }

    @Test
    void aReadBackFromBeforeTheHaltProvesNothing() {
        Rollback rollback = after(
                Samples.verdict(ENTERED),
                held(0, 1, false),
                new RollbackInput.FollowCopy(copy(PLANNED, ENTERED_ROUTE, HALTED)),
                held(0, 1, false));
        assertThat(rollback.state()).isInstanceOf(RollbackState.Reasserting.class);
    }

    @Test
    void startsAgainUnderAHigherFenceWhenAnUnreachableTargetAnswers() {
        Rollback failed = after(Samples.verdict(ENTERED), new RollbackInput.TargetUnreachable(0, fence(1), "silent"));
        Rollback resumed = step(failed, held(0, 1, false), NOW.plusSeconds(60));
        assertThat(resumed.state()).isInstanceOf(RollbackState.AwaitingHalt.class);
        Work work = RollbackState.work(resumed.state()).orElseThrow();
        assertThat(work.fence().sequence()).isEqualTo(3);
        assertThat(work.tally().startedAt()).isEqualTo(NOW);
        assertThat(work.steps().getFirst().held()).isNotNull();
    }

    @Test
    void undoesTheFlagAndTheRouteBehindItWhenTheApplicationFails() {
        RollbackInput begin = new RollbackInput.Begin(blaming(FailureKind.APPLICATION, 0), WIDER);
        assertThat(methods(after(begin))).containsExactly("DISABLE_FLAG", "SHIFT_TRAFFIC");
    }

    @Test
    void leavesTheDeploymentWhenOnlyTheFeatureFails() {
        RollbackInput begin = new RollbackInput.Begin(blaming(FailureKind.APPLICATION, 1), WIDER);
        assertThat(methods(after(begin))).containsExactly("DISABLE_FLAG");
    }

    @Test
    void undoesEverythingWhenNoMethodOfTheRowApplies() {
        RollbackInput begin = new RollbackInput.Begin(blaming(FailureKind.SCHEMA, 0), ENTERED);
        assertThat(methods(after(begin))).containsExactly("SHIFT_TRAFFIC");
    }

    @Test
    void aSecondTriggerThatBlamesMoreWidensTheRollback() {
        Rollback feature = after(new RollbackInput.Begin(blaming(FailureKind.FEATURE, 1), WIDER));
        Rollback both = step(feature, new RollbackInput.Begin(blaming(FailureKind.APPLICATION, 0), WIDER), NOW);
        assertThat(methods(both)).containsExactly("DISABLE_FLAG", "SHIFT_TRAFFIC");
        assertThat(both.version()).isEqualTo(2);
    }

    @Test
    void breakingTheGlassUndoesTheWholePlanSinceTheCopyMayLag() {
        RolloutCopy planned = copy(PLANNED);
        Rollback rollback = after(new RollbackInput.Begin(trigger(Trigger.Kind.BREAK_GLASS, 0), planned));
        assertThat(methods(rollback)).containsExactly("DISABLE_FLAG", "SHIFT_TRAFFIC");
    }

    @Test
    void nothingEnteredIsRolledBackByTheHaltAlone() {
        RolloutCopy planned = copy(PLANNED);
        Rollback begun = after(new RollbackInput.Begin(trigger(Trigger.Kind.REQUEST, 1), planned));
        assertThat(begun.state()).isInstanceOf(RollbackState.AwaitingHalt.class);
        Rollback halted = step(begun, new RollbackInput.FollowCopy(copy(PLANNED, HALTED)), NOW);
        assertThat(halted.state()).isInstanceOf(RollbackState.Completed.class);
    }

    @Test
    void saysWhatItCannotUndoAndUndoesTheRest() {
        Undo strange = new Undo.Unsupported("TURN_BACK_TIME", new Target("clock", "wall"));
        RolloutCopy odd = copy(PLANNED, new RolloutFact.StageEntered(1, 0, List.of(strange, Samples.SHIFT)));
        Rollback rollback = after(new RollbackInput.Begin(trigger(Trigger.Kind.REQUEST, 2), odd));
        assertThat(rollback.state()).isInstanceOfSatisfying(RollbackState.Failed.class, failed -> {
            assertThat(failed.reason()).isEqualTo(FailureReason.TARGET_REFUSED);
            assertThat(failed.detail()).contains("TURN_BACK_TIME", "wall");
        });
        assertThat(RollbackState.asserted(rollback.state())).hasSize(1);
    }

    @Test
    void neverTouchesARefusedRouteAgain() {
        Rollback refused = after(Samples.verdict(ENTERED), new RollbackInput.RouteRefused(0, fence(1), "newer"));
        assertThat(RollbackState.asserted(refused.state())).isEmpty();
        assertThat(RollbackState.active(refused.state())).isFalse();
    }

    @Test
    void aWorkerWithAnOldFenceCannotFailTheRollback() {
        Rollback rollback = after(Samples.verdict(ENTERED), new RollbackInput.RouteRefused(0, fence(0), "newer"));
        assertThat(rollback.state()).isInstanceOf(RollbackState.Undoing.class);
    }

    private static Trigger blaming(FailureKind kind, int stage) {
        return new Trigger(
                new Trigger.Cause(Trigger.Kind.VERDICT, Samples.EVENT, null),
                new Trigger.Aim(Samples.ROLLOUT, 1, 2, stage),
                Set.of(kind),
                "because");
    }

    private static List<String> methods(Rollback rollback) {
        return RollbackState.work(rollback.state()).orElseThrow().steps().stream()
                .map(step -> step.undo().method())
                .toList();
    }
}
