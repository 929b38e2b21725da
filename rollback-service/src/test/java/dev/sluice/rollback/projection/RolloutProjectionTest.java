package dev.sluice.rollback.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rollback.matrix.StageAction;
import dev.sluice.rollback.projection.RolloutCopy.Known;
import dev.sluice.rollback.projection.RolloutCopy.Unseen;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RolloutProjectionTest {
    private static final UUID ID = UUID.fromString("019e0000-0000-7000-8000-000000000001");
    private static final Undo SHIFT = new Undo.ShiftTraffic("shop", Map.of("1.0.0", 100));
    private static final Undo DISABLE = new Undo.DisableFlag("new-checkout", "off");
    private static final RolloutFact PLANNED = new RolloutFact.Planned(
            new Identity(ID, "shop-2.0.0", "shop", "production"),
            1,
            new PlanCopy(List.of(StageAction.SET_WEIGHTS, StageAction.OBSERVE), List.of(SHIFT), Map.of()));

    @Test
    void followsARolloutFromItsPlanToItsEnd() {
        RolloutCopy copy = folded(
                PLANNED,
                new RolloutFact.Passed(),
                new RolloutFact.StageEntered(1, 0, List.of(SHIFT)),
                new RolloutFact.Halted(1),
                new RolloutFact.Ended(1));
        assertThat(copy.sequence()).isEqualTo(5);
        assertThat(((Known) copy).progress()).isEqualTo(new Progress(1, 0, List.of(SHIFT), true, true));
    }

    @Test
    void anEventThatWasFoldedInBeforeChangesNothing() {
        RolloutCopy copy = folded(PLANNED, new RolloutFact.StageEntered(1, 0, List.of(SHIFT)));
        assertThat(RolloutProjection.fold(copy, 2, new RolloutFact.Halted(1))).isSameAs(copy);
    }

    @Test
    void withoutThePlanNothingIsKnown() {
        assertThat(RolloutProjection.fold(new Unseen(ID), 7, new RolloutFact.StageEntered(1, 0, List.of(SHIFT))))
                .isEqualTo(new Unseen(ID));
    }

    @Test
    void anotherAttemptMayActAgainButWhatWasEnteredStaysEntered() {
        RolloutCopy copy = folded(
                PLANNED,
                new RolloutFact.StageEntered(1, 0, List.of(SHIFT)),
                new RolloutFact.Halted(1),
                new RolloutFact.Retried(2));
        Known known = (Known) copy;
        assertThat(known.stopped(2)).isFalse();
        assertThat(known.progress().stage()).isEqualTo(-1);
        assertThat(known.progress().entered()).containsExactly(SHIFT);
    }

    /** A deadline halts, a person resumes or promotes: the next halt has to be awaited anew. */
    @Test
    void whoGoesOnInTheSameAttemptHasNotStopped() {
        RolloutFact entered = new RolloutFact.StageEntered(1, 0, List.of(SHIFT));
        RolloutFact halted = new RolloutFact.Halted(1);
        assertThat(((Known) folded(PLANNED, entered, halted)).stopped(1)).isTrue();
        assertThat(((Known) folded(PLANNED, entered, halted, new RolloutFact.Resumed(1))).stopped(1))
                .isFalse();
        assertThat(((Known) folded(PLANNED, entered, halted, new RolloutFact.StageEntered(1, 1, List.of(SHIFT))))
                        .stopped(1))
                .isFalse();
    }

    @Test
    void theCumulativeUndoReplacesWhatItCovers() {
        Undo other = new Undo.ShiftTraffic("shop", Map.of("1.1.0", 100));
        RolloutCopy copy = folded(
                PLANNED,
                new RolloutFact.StageEntered(1, 0, List.of(SHIFT)),
                new RolloutFact.Retried(2),
                new RolloutFact.StageEntered(2, 0, List.of(DISABLE)),
                new RolloutFact.StageEntered(2, 1, List.of(DISABLE, other)));
        assertThat(((Known) copy).progress().entered()).containsExactly(DISABLE, other);
    }

    @Test
    void aFailureOfTheFinalBakeBelongsToTheLastStageThatChangedSomething() {
        PlanCopy plan = ((Known) folded(PLANNED)).plan();
        assertThat(plan.actionAt(1)).isEqualTo(StageAction.SET_WEIGHTS);
        assertThat(plan.actionAt(9)).isEqualTo(StageAction.SET_WEIGHTS);
        assertThat(plan.actionAt(-1)).isEqualTo(StageAction.UNKNOWN);
    }

    private static RolloutCopy folded(RolloutFact... facts) {
        RolloutCopy copy = new Unseen(ID);
        for (int index = 0; index < facts.length; index++) {
            copy = RolloutProjection.fold(copy, index + 1L, facts[index]);
        }
        return copy;
    }
}
