package dev.sluice.rollback.matrix;

import static dev.sluice.rollback.matrix.RollbackMethod.DEPLOY_PREVIOUS;
import static dev.sluice.rollback.matrix.RollbackMethod.DISABLE_FLAG;
import static dev.sluice.rollback.matrix.RollbackMethod.DOWN_MIGRATION;
import static dev.sluice.rollback.matrix.RollbackMethod.OPEN_CIRCUIT;
import static dev.sluice.rollback.matrix.RollbackMethod.RESTORE_DATA;
import static dev.sluice.rollback.matrix.RollbackMethod.SHIFT_TRAFFIC;
import static dev.sluice.rollback.matrix.RollbackMethod.SWITCH_ENVIRONMENT;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The decision matrix of docs/rollback.md: exactly one row for every failure kind, so that no failure is without an answer. */
public record DecisionMatrix(List<MatrixRow> rows) {
    private static final DecisionMatrix DEFAULTS = new DecisionMatrix(List.of(
            new MatrixRow(
                    FailureKind.APPLICATION,
                    List.of(SHIFT_TRAFFIC, SWITCH_ENVIRONMENT, DEPLOY_PREVIOUS),
                    DataLoss.NONE,
                    "Traffic goes back to the previous version; then the instances that were already updated."),
            new MatrixRow(
                    FailureKind.FEATURE,
                    List.of(DISABLE_FLAG),
                    DataLoss.NONE,
                    "The flag returns to the revision from before the rollout; the deployment stays."),
            new MatrixRow(
                    FailureKind.SCHEMA,
                    List.of(DOWN_MIGRATION),
                    DataLoss.LOW_IF_REVERSIBLE,
                    "The applied phases are undone in reverse; code that uses the new schema first."),
            new MatrixRow(
                    FailureKind.DATA,
                    List.of(RESTORE_DATA),
                    DataLoss.HIGH_IF_NOT_REVERSIBLE,
                    "Rows are restored from the pre-image; a person decides when writes would be lost."),
            new MatrixRow(
                    FailureKind.INTEGRATION,
                    List.of(OPEN_CIRCUIT),
                    DataLoss.NONE,
                    "The operational flag of the dependency goes to its fallback; the version is not to blame.")));

    public DecisionMatrix {
        rows = List.copyOf(rows);
        Set<FailureKind> answered = rows.stream().map(MatrixRow::failureKind).collect(Collectors.toSet());
        if (rows.size() != FailureKind.values().length || answered.size() != rows.size()) {
            throw new IllegalArgumentException("the matrix needs exactly one row for every failure kind, got " + rows);
        }
    }

    public static DecisionMatrix defaults() {
        return DEFAULTS;
    }

    /** The same matrix with one row replaced: how a plan overrides it. */
    public DecisionMatrix with(MatrixRow row) {
        return new DecisionMatrix(rows.stream()
                .map(each -> each.failureKind() == row.failureKind() ? row : each)
                .toList());
    }

    /**
     * The failure kinds that a metric's {@code blames} mean at a stage with this action. In a feature-flag stage the two arms differ by
     * the variant alone, so what the metric calls a failing application is a failing feature.
     */
    public static Set<FailureKind> refine(Set<FailureKind> blames, StageAction action) {
        return blames.stream()
                .map(kind ->
                        action == StageAction.SET_FLAG && kind == FailureKind.APPLICATION ? FailureKind.FEATURE : kind)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(FailureKind.class)));
    }

    /** Every method that answers one of these failures. No kind known (a person asked): every method there is. */
    public Set<RollbackMethod> methodsFor(Set<FailureKind> kinds) {
        if (kinds.isEmpty()) {
            return EnumSet.copyOf(Arrays.asList(RollbackMethod.values()));
        }
        return rows.stream()
                .filter(row -> kinds.contains(row.failureKind()))
                .flatMap(row -> row.methods().stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(RollbackMethod.class)));
    }
}
