package dev.sluice.e2e.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.e2e.matrix.world.World;
import dev.sluice.e2e.support.Stack;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Three cells of the kill matrix under one strike, chosen by a seed that is printed; {@code -Dmatrix.seed=N} runs the same again, {@code -Dmatrix=all}
 * all of them, {@code -Dmatrix="rollout kill"} those whose name begins so. The table lies in {@code target/kill-matrix.txt}.
 */
class KillMatrixIT {
    private static final int CELLS = 3;
    private static final int STRIKES = 1;

    private final String which = System.getProperty("matrix", "some");
    private final long seed = Long.getLong("matrix.seed", new Random().nextInt(1_000_000));
    private final Summary summary = new Summary(
            Path.of("target/kill-matrix.txt"), "Kill matrix, -Dmatrix=\"" + which + "\" -Dmatrix.seed=" + seed);

    @Test
    void everyRolloutEndsAsIfNothingHadHappened() {
        System.out.println("kill matrix: -Dmatrix=\"" + which + "\" -Dmatrix.seed=" + seed);
        List<Round> rounds = rounds();
        assertThat(rounds).as("cells named " + which).isNotEmpty();
        List<String> broken = new ArrayList<>();
        try (World world = new World(Stack.shared(), cells(rounds))) {
            for (Round round : rounds) {
                long begin = System.nanoTime();
                List<String> found = run(world, round);
                System.out.printf("%s: %d broken, %.0f s%n", round, found.size(), (System.nanoTime() - begin) / 1e9);
                broken.addAll(found);
            }
        }
        assertThat(broken)
                .as("cells that broke a rule; once more with -Dmatrix=\"%s\" -Dmatrix.seed=%d", which, seed)
                .isEmpty();
    }

    private List<String> run(World world, Round round) {
        try {
            List<Result> results = new RoundRun(world, round).run();
            summary.add(results);
            return results.stream()
                    .filter(result -> !result.violations().isEmpty())
                    .map(Result::toString)
                    .toList();
        } catch (AssertionError | UncheckedIOException unfinished) {
            summary.add(round, unfinished);
            return List.of(round + ": " + unfinished.getMessage());
        }
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
