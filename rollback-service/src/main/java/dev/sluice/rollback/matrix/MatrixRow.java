package dev.sluice.rollback.matrix;

import java.util.List;

/**
 * One line of the matrix: what failed, how it is taken back (safest first), and what that may cost.
 *
 * @param remark one sentence for the person who reads the matrix
 */
public record MatrixRow(FailureKind failureKind, List<RollbackMethod> methods, DataLoss dataLoss, String remark) {
    public MatrixRow {
        methods = methods.stream().sorted().distinct().toList();
        if (methods.isEmpty()) {
            throw new IllegalArgumentException("a row without a method would leave " + failureKind + " exposed");
        }
    }
}
