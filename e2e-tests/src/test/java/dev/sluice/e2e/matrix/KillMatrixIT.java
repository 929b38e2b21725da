package dev.sluice.e2e.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.e2e.matrix.world.World;
import dev.sluice.e2e.support.Stack;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Eight cells of the kill matrix, chosen by a seed that is printed; {@code -Dmatrix.seed=N} runs the same again, {@code -Dmatrix=all}
 * all of them, {@code -Dmatrix="rollout kill"} those whose name begins so.
 */
class KillMatrixIT {
    private static final int CELLS = 8;
    private static final int STRIKES = 3;

    private final String which = System.getProperty("matrix", "some");
    private final long seed = Long.getLong("matrix.seed", new Random().nextInt(1_000_000));

    @Test
    void everyRolloutEndsAsIfNothingHadHappened() {
        System.out.println("kill matrix: -Dmatrix=" + which + " -Dmatrix.seed=" + seed);
        Summary summary = new Summary(
                Path.of("target/kill-matrix.txt"), "Kill matrix, -Dmatrix=" + which + " -Dmatrix.seed=" + seed);
        List<Result> broken = new ArrayList<>();
        List<Round> rounds = rounds();
        try (World world = new World(Stack.shared(), cells(rounds))) {
            for (Round round : rounds) {
                long begin = System.nanoTime();
                List<Result> results = new RoundRun(world, round).run();
                summary.add(results);
                results.stream()
                        .filter(result -> !result.violations().isEmpty())
                        .forEach(broken::add);
                System.out.printf(
                        "%s: %d broken, %.0f s%n",
                        round,
                        results.stream()
                                .filter(result -> !result.violations().isEmpty())
                                .count(),
                        (System.nanoTime() - begin) / 1e9);
            }
        }
        assertThat(broken)
                .as("cells that broke a rule; once more with -Dmatrix=%s -Dmatrix.seed=%d", which, seed)
                .isEmpty();
    }

    private static List<Cell> cells(List<Round> rounds) {
        return rounds.stream().flatMap(round -> round.cells().stream()).toList();
    }

    private List<Round> rounds() {
        return switch (which) {
            case "some" -> Matrix.some(seed, CELLS, STRIKES);
            case "all" -> Matrix.all(seed);
            default -> Matrix.named(seed, which);
        };
    }
}
