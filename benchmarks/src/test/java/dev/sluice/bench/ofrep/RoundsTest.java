package dev.sluice.bench.ofrep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.bench.measure.Goal;
import org.junit.jupiter.api.Test;

class RoundsTest {
    @Test
    void comparesNeighboursAndTakesTheMedian() {
        Rounds rounds = new Rounds();
        round(rounds, 10_000, 6_000);
        round(rounds, 20_000, 8_000);
        round(rounds, 1_000, 550);

        assertThat(rounds.goals()).extracting(Goal::measured).containsExactly(0.55, 9.0, 2_000.0, 0.7);
        assertThat(rounds.goals()).extracting(Goal::isReached).containsExactly(true, true, true, true);
    }

    private static void round(Rounds rounds, double echo, double single) {
        rounds.add("echo", reading(echo));
        rounds.add("single", reading(single));
        rounds.add("bulk of 2", reading(2_000));
        rounds.add("304", reading(echo * 0.7));
    }

    private static Reading reading(double perSecond) {
        return new Reading(perSecond, 1, 9, 100, 20);
    }
}
