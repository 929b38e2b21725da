package dev.sluice.e2e.matrix;

import java.util.List;

/**
 * What came of one cell.
 *
 * @param recoverMillis from the end of the fault to the rollout's end
 * @param reexposedMillis the longest rise after {@code rollback.started}
 * @param firstWorkMillis from the start of the new process to its first useful work; negative when that was not measured
 * @param load the machine's load average of the last minute
 * @param violations none when all is well
 */
public record Result(
        Cell cell,
        String rollout,
        String state,
        long recoverMillis,
        long reexposedMillis,
        long firstWorkMillis,
        double load,
        List<String> violations) {
    public Result {
        violations = List.copyOf(violations);
    }
}
