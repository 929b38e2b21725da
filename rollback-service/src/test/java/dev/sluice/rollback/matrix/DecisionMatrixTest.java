package dev.sluice.rollback.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DecisionMatrixTest {
    private final DecisionMatrix matrix = DecisionMatrix.defaults();

    @Test
    void answersEveryFailure() {
        assertThat(matrix.rows()).extracting(MatrixRow::failureKind).containsExactlyInAnyOrder(FailureKind.values());
    }

    @Test
    void severalFailuresGetEveryMethodSafestFirst() {
        assertThat(matrix.methodsFor(Set.of(FailureKind.APPLICATION, FailureKind.FEATURE)))
                .containsExactly(
                        RollbackMethod.DISABLE_FLAG,
                        RollbackMethod.SHIFT_TRAFFIC,
                        RollbackMethod.SWITCH_ENVIRONMENT,
                        RollbackMethod.DEPLOY_PREVIOUS);
    }

    @Test
    void whatFailsAtAFlagStageIsTheFeature() {
        assertThat(DecisionMatrix.refine(Set.of(FailureKind.APPLICATION), StageAction.SET_FLAG))
                .containsExactly(FailureKind.FEATURE);
        assertThat(DecisionMatrix.refine(Set.of(FailureKind.APPLICATION), StageAction.SET_WEIGHTS))
                .containsExactly(FailureKind.APPLICATION);
        assertThat(DecisionMatrix.refine(Set.of(FailureKind.INTEGRATION), StageAction.SET_FLAG))
                .containsExactly(FailureKind.INTEGRATION);
    }

    @Test
    void aPlanMayOverrideARow() {
        DecisionMatrix other = matrix.with(new MatrixRow(
                FailureKind.FEATURE, List.of(RollbackMethod.SHIFT_TRAFFIC), DataLoss.NONE, "no flag here"));
        assertThat(other.methodsFor(Set.of(FailureKind.FEATURE))).containsExactly(RollbackMethod.SHIFT_TRAFFIC);
        assertThat(matrix.methodsFor(Set.of(FailureKind.FEATURE))).containsExactly(RollbackMethod.DISABLE_FLAG);
    }

    @Test
    void noRowMayBeMissingOrEmpty() {
        assertThatThrownBy(() -> new DecisionMatrix(matrix.rows().subList(1, 5)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MatrixRow(FailureKind.DATA, List.of(), DataLoss.NONE, ""))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
