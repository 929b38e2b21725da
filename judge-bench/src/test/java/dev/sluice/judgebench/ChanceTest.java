package dev.sluice.judgebench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChanceTest {
    private static final int DRAWS = 200_000;

    @ParameterizedTest
    @ValueSource(doubles = {.05, 3, 9.9, 10.1, 25, 180})
    void poissonCountsAreAsProbableAsTheyShouldBe(double mean) {
        PoissonDistribution poisson = PoissonDistribution.of(mean);
        Chance chance = new Chance(1, Math.round(mean * 100));
        int[] points = {
            poisson.inverseCumulativeProbability(.01),
            poisson.inverseCumulativeProbability(.5),
            poisson.inverseCumulativeProbability(.99)
        };
        int[] counts = new int[points.length];
        for (int draw = 0; draw < DRAWS; draw++) {
            long count = chance.poisson(mean);
            for (int index = 0; index < points.length; index++) {
                counts[index] += count <= points[index] ? 1 : 0;
            }
        }
        for (int index = 0; index < points.length; index++) {
            double expected = poisson.cumulativeProbability(points[index]);
            double four = 4 * Math.sqrt(expected * (1 - expected) / DRAWS);

            assertThat((double) counts[index] / DRAWS).isCloseTo(expected, within(four + 1e-4));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {.3, .5})
    void swingsHaveMeanOneAndTheirVariation(double variation) {
        Chance chance = new Chance(2, 1);
        double sum = 0;
        double squares = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            double swing = chance.swing(variation);
            sum += swing;
            squares += swing * swing;
        }
        double mean = sum / DRAWS;

        assertThat(mean).isCloseTo(1, within(.005));
        assertThat(Math.sqrt(squares / DRAWS - mean * mean)).isCloseTo(variation, within(.01));
    }
}
