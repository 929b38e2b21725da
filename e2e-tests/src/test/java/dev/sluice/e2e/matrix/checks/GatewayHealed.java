package dev.sluice.e2e.matrix.checks;

import dev.sluice.e2e.matrix.Cell;
import dev.sluice.e2e.matrix.Cell.Kind;
import dev.sluice.e2e.matrix.Cell.Outcome;
import dev.sluice.e2e.matrix.Fault;
import dev.sluice.e2e.matrix.Part;
import dev.sluice.e2e.matrix.history.Exposure;
import dev.sluice.e2e.matrix.history.Story;
import java.util.List;
import java.util.OptionalLong;

/** A gateway that forgot its weights has those of the stage again within two seconds after it answers. */
public final class GatewayHealed implements Check {
    static final long MOST_MILLIS = 2_000;

    @Override
    public List<String> violations(Story story) {
        if (!concerns(story.cell())) {
            return List.of();
        }
        OptionalLong took = millis(story);
        if (took.isEmpty()) {
            return List.of("the gateway never got its weights back");
        }
        return took.getAsLong() <= MOST_MILLIS
                ? List.of()
                : List.of("the gateway got its weights back after " + took.getAsLong() + " ms");
    }

    /** Whether the gateway was killed while it held weights that it must have again. */
    public static boolean concerns(Cell cell) {
        return cell.part() == Part.GATEWAY
                && cell.fault() == Fault.KILL
                && cell.kind() == Kind.CANARY
                && cell.outcome() == Outcome.GOOD;
    }

    /** From the first answer of the new gateway until it held what was wanted when it was killed, or more; empty when it never did. */
    public static OptionalLong millis(Story story) {
        double wanted = before(story);
        List<Exposure> after = story.exposures().stream()
                .filter(exposure -> exposure.at() > story.fault().end())
                .toList();
        return after.stream()
                .filter(exposure -> exposure.percent() >= wanted)
                .mapToLong(exposure -> exposure.at() - after.getFirst().at())
                .findFirst();
    }

    private static double before(Story story) {
        return story.exposures().stream()
                .filter(exposure -> exposure.at() < story.fault().begin())
                .reduce((earlier, later) -> later)
                .map(Exposure::percent)
                .orElse(0.0);
    }
}
