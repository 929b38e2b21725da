package dev.sluice.judge.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MannWhitneyTest {
    @Test
    void theIntervalOfTheSuite() {
        MannWhitney.Shift shift =
                test(new double[] {10, 20, 30, 40}, new double[] {1, 2, 3, 4}).shift(.95);

        assertThat(shift.low()).isCloseTo(6, within(1e-4));
        assertThat(shift.high()).isCloseTo(39, within(1e-4));
        assertThat(shift.estimate()).isCloseTo(22.5, within(1e-4));
    }

    @Test
    void theStatisticIsTheOneOfTheFormula() {
        double[] x = {1, 2, 2, 5};
        double[] y = {0, 2, 3};
        double dz = 3.5 * 0 + 2 + 4 + 4 + 7 - 4 * 5 / 2.0 - 6;
        double sigma = Math.sqrt(4 * 3 / 12.0 * (8 - (27 - 3) / 42.0));

        assertThat(test(x, y).statistic(0)).isCloseTo((dz - .5) / sigma, within(1e-12));
    }

    @Test
    void theStatisticTurnsItsSignWhenTheArmsAreSwapped() {
        SplittableRandom random = new SplittableRandom(3);
        for (int run = 0; run < 200; run++) {
            double[] x = random.ints(1 + run % 17, 0, 20).asDoubleStream().toArray();
            double[] y = random.ints(1 + run % 13, 0, 20).asDoubleStream().toArray();
            int mu = random.nextInt(-20, 20);

            assertThat(test(x, y).statistic(mu)).isCloseTo(-test(y, x).statistic(-mu), within(1e-12));
            assertThat(test(x, y).commonLanguage())
                    .isCloseTo(1 - test(y, x).commonLanguage(), within(1e-12))
                    .isCloseTo(pairs(x, y), within(1e-12));
        }
    }

    @Test
    void theEstimateIsTheMedianOfAllDifferencesAndTheIntervalMovesWithTheData() {
        SplittableRandom random = new SplittableRandom(4);
        for (int run = 0; run < 50; run++) {
            double[] x = random.doubles(20 + run).toArray();
            double[] y = random.doubles(15).toArray();
            MannWhitney.Shift shift = test(x, y).shift(.98);
            MannWhitney.Shift moved =
                    test(Arrays.stream(x).map(point -> point + 3).toArray(), y).shift(.98);

            assertThat(shift.estimate()).isCloseTo(medianDifference(x, y), within(1e-9));
            assertThat(shift.low()).isLessThan(shift.estimate());
            assertThat(shift.high()).isGreaterThan(shift.estimate());
            assertThat(moved.low()).isCloseTo(shift.low() + 3, within(1e-9));
            assertThat(moved.high()).isCloseTo(shift.high() + 3, within(1e-9));
        }
    }

    @Test
    void smallValuesKeepTheirDigits() {
        MannWhitney.Shift shift = test(new double[] {1e-6, 2e-6, 3e-6, 4e-6}, new double[] {1e-7, 2e-7, 3e-7, 4e-7})
                .shift(.95);

        assertThat(shift.low()).isCloseTo(6e-7, within(1e-12));
        assertThat(shift.estimate()).isCloseTo(2.25e-6, within(1e-12));
    }

    private static MannWhitney test(double[] x, double[] y) {
        double[] first = x.clone();
        double[] second = y.clone();
        Arrays.sort(first);
        Arrays.sort(second);
        return new MannWhitney(first, second);
    }

    private static double pairs(double[] x, double[] y) {
        double above = 0;
        for (double a : x) {
            for (double b : y) {
                above += a > b ? 1 : a == b ? .5 : 0;
            }
        }
        return above / x.length / y.length;
    }

    private static double medianDifference(double[] x, double[] y) {
        double[] differences = Arrays.stream(x)
                .flatMap(a -> Arrays.stream(y).map(b -> a - b))
                .sorted()
                .toArray();
        int half = differences.length / 2;
        return differences.length % 2 == 1 ? differences[half] : (differences[half - 1] + differences[half]) / 2;
    }
}
