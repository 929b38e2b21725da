package dev.sluice.rollback.api;

import dev.sluice.rollback.matrix.DataLoss;
import dev.sluice.rollback.matrix.FailureKind;
import dev.sluice.rollback.matrix.MatrixRow;
import dev.sluice.rollback.matrix.RollbackMethod;
import java.util.List;

/** One line of the decision matrix. Methods are listed safest first. */
public record MatrixView(FailureKind failureKind, List<MethodView> methods, DataLoss dataLoss, String remark) {

    /** A method, and whether this version carries it out itself. */
    public record MethodView(RollbackMethod method, boolean carriedOut) {}

    static MatrixView of(MatrixRow row) {
        return new MatrixView(
                row.failureKind(),
                row.methods().stream()
                        .map(method -> new MethodView(method, method.carriedOut()))
                        .toList(),
                row.dataLoss(),
                row.remark());
    }
}
