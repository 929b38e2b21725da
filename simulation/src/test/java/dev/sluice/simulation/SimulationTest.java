package dev.sluice.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.simulation.faults.Script;
import dev.sluice.simulation.world.Sabotage;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The cores of the four services together in a world that breaks; docs/simulation.md. */
class SimulationTest {
    private static final long STEPS = Long.getLong("simulation.steps", 100_000);
    private static final long SEED = Long.getLong("simulation.seed", 1);

    @Test
    void everyRuleHoldsAfterEveryStep() {
        Search search = new Search(Sabotage.NONE);
        long began = System.nanoTime();
        Optional<Search.Found> found = search.search(SEED, STEPS);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        System.out.println("Simulation from seed " + SEED + ": " + search + "; " + took.toMillis() + " ms");
        found.ifPresent(violated -> {
            throw new AssertionError("A rule does not hold.\n  " + search.story(violated));
        });
        if (search.steps() >= 100_000) {
            assertThat(search.visited())
                    .as("a simulation that never gets there shows nothing")
                    .contains("Paused", "Halted", "RollingBack", "RollbackFailed", "RolledBack", "Completed", "Closed");
            assertThat(search.undone())
                    .as("writes in flight that had to be undone")
                    .isPositive();
        }
    }

    @Test
    void aSeedPlaysTheSameRunAgain() {
        assertThat(Run.of(7, Script.of(7), Sabotage.NONE, true).lines())
                .isNotEmpty()
                .isEqualTo(Run.of(7, Script.of(7), Sabotage.NONE, true).lines());
    }
}
