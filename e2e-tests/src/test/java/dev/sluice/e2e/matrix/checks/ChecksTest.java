package dev.sluice.e2e.matrix.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.e2e.matrix.Fault;
import dev.sluice.e2e.matrix.Part;
import dev.sluice.e2e.matrix.history.Event;
import dev.sluice.e2e.matrix.history.Window;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tests of the test: each rule is kept by stories as they must be, and complains of one that is spoiled in its way. */
class ChecksTest {
    private final Stories good = Stories.good(Part.ROLLOUT, Fault.KILL, 1);
    private final Stories bad = Stories.bad(Part.ROLLOUT, Fault.KILL, 2);

    @Test
    void storiesAsTheyMustBeBreakNoRule() {
        for (Check check : Check.all()) {
            assertThat(check.violations(good.story())).as("%s, good", check).isEmpty();
            assertThat(check.violations(bad.story())).as("%s, bad", check).isEmpty();
        }
    }

    @Test
    void aGoodVersionThatWasRolledBackHasNotTheSameEnd() {
        good.endAs("RolledBack", 0, true);
        assertThat(new SameEnd().violations(good.story())).hasSize(3);
    }

    @Test
    void aBadVersionThatIsStillExposedHasNotTheSameEnd() {
        bad.endAs("RolledBack", 25, true);
        assertThat(new SameEnd().violations(bad.story())).containsExactly("ended with 25.0 %, not 0.0 %");
    }

    @Test
    void aBadVersionThatIsNotQuarantinedHasNotTheSameEnd() {
        bad.endAs("RolledBack", 0, false);
        assertThat(new SameEnd().violations(bad.story())).containsExactly("a bad version is not quarantined");
    }

    @Test
    void aSkippedStageIsFound() {
        good.records.removeIf(event -> event.stage() == 2);
        assertThat(new StagesInOrder().violations(good.story())).contains("entered stage 3 where stage 2 is next");
    }

    @Test
    void aStageThatIsEnteredTwiceIsFound() {
        good.rollout("rollout.stage-entered", 3);
        assertThat(new StagesInOrder().violations(good.story())).contains("entered stage 3 where stage 4 is next");
    }

    @Test
    void aStageThatWasNotPassedIsFound() {
        good.records.removeIf(event -> event.name().equals("rollout.stage-passed") && event.stage() == 1);
        assertThat(new StagesInOrder().violations(good.story()))
                .containsExactly("entered stage 2 before the one before was applied and passed");
    }

    @Test
    void aBadVersionThatWentOnIsFound() {
        bad.rollout("rollout.stage-passed", 2);
        bad.rollout("rollout.stage-entered", 3);
        assertThat(new StagesInOrder().violations(bad.story())).containsExactly("entered 4 stages, not 3");
    }

    @Test
    void aSecondAttemptIsFound() {
        ((ObjectNode) good.last("rollout.stage-entered").data()).put("attempt", 2);
        assertThat(new StagesInOrder().violations(good.story()))
                .containsExactly("rollout.stage-entered is of attempt 2");
    }

    @Test
    void aSecondRollbackIsFound() {
        bad.rollback("rollback.started");
        assertThat(new OneRollback().violations(bad.story()))
                .as("started anew under its id")
                .isEmpty();
        ((ObjectNode) bad.last("rollback.started").data()).put("rollbackId", "another");
        assertThat(new OneRollback().violations(bad.story())).hasSize(1).allMatch(broken -> broken.contains("another"));
    }

    @Test
    void aRollbackThatEndsTwiceIsFound() {
        bad.rollback("rollback.completed");
        assertThat(new OneRollback().violations(bad.story())).containsExactly("rollback.completed came 2 times, not 1");
    }

    @Test
    void aRollbackOfAGoodVersionIsFound() {
        good.rollback("rollback.started");
        assertThat(new OneRollback().violations(good.story())).hasSize(1);
    }

    @Test
    void aLostEventIsFound() {
        good.records.removeIf(event -> event.name().equals("rollout.stage-applied") && event.stage() == 1);
        assertThat(new GaplessSequences().violations(good.story())).hasSize(1);
    }

    @Test
    void anEventThatCameTwiceUnderTwoIdsIsFound() {
        Event last = good.last("rollout.completed");
        good.records.add(again(last, "another id", last.sequence()));
        assertThat(new GaplessSequences().violations(good.story())).hasSize(1);
    }

    @Test
    void anEventThatCameTwiceUnderOneIdCountsOnce() {
        Event last = good.last("rollout.completed");
        good.records.add(last);
        assertThat(new GaplessSequences().violations(good.story())).isEmpty();
        assertThat(new OncePerStage().violations(good.story())).isEmpty();
        good.records.add(again(last, last.id(), last.sequence() + 1));
        assertThat(new GaplessSequences().violations(good.story())).hasSize(1);
    }

    private static Event again(Event event, String id, long sequence) {
        return new Event(event.topic(), id, event.name(), event.subject(), sequence, event.published(), event.data());
    }

    @Test
    void aLastEventThatIsNotPublishedIsFound() {
        good.records.removeLast();
        assertThat(new GaplessSequences().violations(good.story())).isEmpty();
        assertThat(new NothingUnpublished().violations(good.story())).hasSize(1);
    }

    @Test
    void aDeadLetterIsFound() {
        good.deadLetters.add("sluice.verdicts.v1.dlq.rollout-service-0 has 1");
        assertThat(new NothingDeadLettered().violations(good.story())).hasSize(1);
    }

    @Test
    void aShareThatRisesForLongerThan500MillisAfterTheRollbackStartedIsFound() {
        bad.expose(50, 450);
        bad.expose(0);
        assertThat(new NoReexposure().violations(bad.story())).isEmpty();
        assertThat(NoReexposure.longestMillis(bad.story())).isEqualTo(500);

        bad.expose(50, 550);
        bad.expose(0);
        assertThat(new NoReexposure().violations(bad.story()))
                .containsExactly("exposed again for 600 ms after rollback.started");
    }

    @Test
    void aShareThatStaysRaisedUntilTheEndIsFound() {
        bad.expose(25, 600);
        assertThat(new NoReexposure().violations(bad.story())).hasSize(1);
    }

    @Test
    void aShareThatOnlyFallsSlowlyIsNoRise() {
        Stories slow = Stories.bad(Part.GATEWAY, Fault.STOP, 2);
        slow.exposures.removeIf(
                exposure -> exposure.at() > slow.last("rollback.started").published());
        slow.expose(100, 5_000);
        slow.expose(0);
        assertThat(NoReexposure.longestMillis(slow.story())).isZero();
    }

    @Test
    void aShareThatRisesWhileKafkaIsAwayIsFound() {
        Stories away = Stories.good(Part.KAFKA, Fault.AWAY, 0);
        long later = away.exposures.get(2).at();
        away.fault = new Window(later - 500, later + 20_000);
        assertThat(new NoRiseWithoutEvents().violations(away.story()))
                .as("in the first second only, and beyond it once more")
                .hasSize(1);
        away.fault = new Window(away.now(), away.now() + 20_000);
        assertThat(new NoRiseWithoutEvents().violations(away.story())).isEmpty();
    }

    @Test
    void aShareMayRiseWhileAServiceIsAway() {
        assertThat(new NoRiseWithoutEvents().violations(good.story())).isEmpty();
    }

    @Test
    void aTimerThatFiresTwiceIsFound() {
        good.rollout("rollout.stage-passed", 3);
        assertThat(new OncePerStage().violations(good.story()))
                .containsExactly("rollout.stage-passed of attempt 1, stage 3 came 2 times");
    }

    @Test
    void aGatewayThatGetsItsWeightsBackTooLateIsFound() {
        Stories killed = Stories.good(Part.GATEWAY, Fault.KILL, 1);
        killed.exposures.removeIf(exposure -> exposure.at() > killed.fault.begin());
        killed.fault = new Window(killed.fault.begin(), killed.now());
        killed.expose(0, 1_900);
        assertThat(new GatewayHealed().violations(killed.story()))
                .containsExactly("the gateway never got its weights back");
        killed.expose(50);
        assertThat(new GatewayHealed().violations(killed.story())).isEmpty();

        killed.exposures.removeLast();
        killed.expose(0, 200);
        killed.expose(50);
        assertThat(new GatewayHealed().violations(killed.story()))
                .as("between 2.1 and 2.3 seconds")
                .hasSize(1)
                .isNotEqualTo(List.of("the gateway never got its weights back"));
    }
}
