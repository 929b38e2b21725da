package dev.sluice.judge.rank;

import static dev.sluice.judge.rank.Classification.HIGH;
import static dev.sluice.judge.rank.Classification.LOW;
import static dev.sluice.judge.rank.Classification.NODATA;
import static dev.sluice.judge.rank.Classification.NODATA_FAIL_METRIC;
import static dev.sluice.judge.rank.Classification.PASS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.judge.rank.RankRule.Direction;
import dev.sluice.judge.rank.RankRule.NanStrategy;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Arrays of Kayenta's ClassifierSuite (Apache License 2.0), with its tolerance .10 and confidence .95. */
class RankClassifierTest {
    private static final RankRule SUITE = RankRule.DEFAULT.withBounds(new RankRule.Bounds(.1, .95));
    private static final List<Double> TWENTIES = points(20, 22, 21, 25, 30);
    private static final List<Double> SMALL = points(1, 2.2, 1.1, 2.5, 3);
    private static final List<Double> ONES = points(1, 1, 1, 1, 1);
    private static final List<Double> ZEROS = points(0, 0, 0, 0, 0);

    @Test
    void higherPointsAreHighIfTheEffectIsLargeEnough() {
        assertThat(classify(SMALL, TWENTIES, SUITE).classification()).isEqualTo(HIGH);
        assertThat(classify(SMALL, TWENTIES, SUITE).effect()).isCloseTo(23.6 / 1.96, within(1e-9));
        assertThat(classify(SMALL, TWENTIES, SUITE.withEffect(Effect.of(1, 13))).classification())
                .isEqualTo(PASS);
    }

    @Test
    void lowerPointsAreLowIfTheEffectIsLargeEnough() {
        List<Double> lower = points(10, 12.2, 10.1, 12.5, 23);
        List<Double> low = points(2, 2, 2, 2, 3);

        assertThat(classify(TWENTIES, lower, SUITE.withEffect(Effect.of(.5, 1))).classification())
                .isEqualTo(PASS);
        RankResult critical = classify(points(10, 20.2, 10.1, 20.5, 30), low, SUITE.asCritical());
        assertThat(critical.classification()).isEqualTo(LOW);
        assertThat(critical.critical()).isTrue();
    }

    @Test
    void criticalNeedsACriticalEffect() {
        Effect large = new Effect(Effect.Measure.MEAN_RATIO, 1, 1, .01, 15);

        assertThat(classify(SMALL, TWENTIES, SUITE.asCritical()).critical()).isTrue();
        assertThat(classify(SMALL, TWENTIES, SUITE).critical()).isFalse();
        RankResult below = classify(SMALL, TWENTIES, SUITE.asCritical().withEffect(large));
        assertThat(below.classification()).isEqualTo(HIGH);
        assertThat(below.critical()).isFalse();
    }

    @Test
    void onlyTheWantedDirectionCounts() {
        assertThat(classify(SMALL, TWENTIES, SUITE.withDirection(Direction.DECREASE))
                        .classification())
                .isEqualTo(PASS);
        assertThat(classify(SMALL, TWENTIES, SUITE.withDirection(Direction.INCREASE))
                        .classification())
                .isEqualTo(HIGH);
        assertThat(classify(TWENTIES, SMALL, SUITE.withDirection(Direction.INCREASE))
                        .classification())
                .isEqualTo(PASS);
        assertThat(classify(TWENTIES, SMALL, SUITE.withDirection(Direction.DECREASE))
                        .classification())
                .isEqualTo(LOW);
    }

    @Test
    void constantArmsAreComparedTheSameWayEachTime() {
        List<Double> tens = points(10, 10, 10, 10, 10);

        RankResult high = classify(ONES, tens, SUITE);
        assertThat(high.classification()).isEqualTo(HIGH);
        assertThat(high.estimate()).isCloseTo(9, within(1e-3));
        assertThat(classify(ONES, tens, SUITE)).isEqualTo(high);
        assertThat(classify(ZEROS, tens, SUITE).classification()).isEqualTo(HIGH);
        assertThat(classify(tens, ZEROS, SUITE).classification()).isEqualTo(LOW);
    }

    @Test
    void oneOtherPointPasses() {
        assertThat(classify(ONES, points(1, 1, 1, 1, 10), SUITE).classification())
                .isEqualTo(PASS);
        assertThat(classify(ONES, points(0, 1, 1, 1, 1), SUITE.withDirection(Direction.DECREASE))
                        .classification())
                .isEqualTo(PASS);
    }

    @Test
    void theEffectAgainstNothingIsUnknownAndNotChecked() {
        RankResult result = classify(ZEROS, points(54.9, 54.5, 55.1, 55.6, 57.4), SUITE.withEffect(Effect.of(1, 100)));

        assertThat(result.classification()).isEqualTo(HIGH);
        assertThat(result.effect()).isNaN();
    }

    @Test
    void equalArmsPass() {
        assertThat(classify(points(3, 1, 2), points(1, 2, 3), SUITE).classification())
                .isEqualTo(PASS);
        assertThat(classify(points(4, 4), points(4, 4, 4), SUITE).classification())
                .isEqualTo(PASS);
    }

    @Test
    void anEmptyArmIsNoDataOrPasses() {
        List<Double> five = points(1, 2, 3, 4, 5);

        assertThat(classify(five, List.of(), SUITE).classification()).isEqualTo(NODATA);
        assertThat(classify(five, points(Double.NaN, Double.NaN), SUITE).classification())
                .isEqualTo(NODATA);
        assertThat(classify(List.of(), five, SUITE.withNanStrategy(NanStrategy.REPLACE))
                        .classification())
                .isEqualTo(PASS);
        assertThat(classify(five, List.of(), SUITE.asRequired()).classification())
                .isEqualTo(NODATA_FAIL_METRIC);
        RankResult critical = classify(five, List.of(), SUITE.asRequired().asCritical());
        assertThat(critical.classification()).isEqualTo(NODATA);
        assertThat(critical.critical()).isTrue();
    }

    @Test
    void missingPointsAreRemovedOrZero() {
        List<Double> gaps = points(10, Double.NaN, 11, Double.NaN, 12);

        assertThat(Points.of(gaps, SUITE)).containsExactly(10, 11, 12);
        assertThat(Points.of(gaps, SUITE.withNanStrategy(NanStrategy.REPLACE))).containsExactly(0, 0, 10, 11, 12);
    }

    @Test
    void outliersAreThoseOutsideOfBothFences() {
        double[] many = IntStream.range(0, 200).asDoubleStream().toArray();
        many[199] = 1e6;

        assertThat(Points.withoutOutliers(many)).hasSize(199).doesNotContain(1e6);
        assertThat(Points.withoutOutliers(new double[] {1, 2, 3, 4, 5})).hasSize(3 + 2);
        assertThat(Points.withoutOutliers(new double[0])).isEmpty();
    }

    @Test
    void theCommonLanguageEffectSize() {
        Effect half = new Effect(Effect.Measure.CLES, .5, .5, .5, .5);

        assertThat(classify(SMALL, TWENTIES, SUITE.withEffect(half)).effect()).isEqualTo(1);
        assertThat(classify(TWENTIES, SMALL, SUITE.withEffect(half)).effect()).isEqualTo(0);
        assertThat(classify(TWENTIES, SMALL, SUITE.withEffect(half)).classification())
                .isEqualTo(LOW);
    }

    /** The share of minutes that must fail before an error rate is high against a baseline without any error. */
    @Test
    void aBaselineOfZerosHidesWhatFailsInFewerThanSoManyPoints() {
        assertThat(needed(10)).isEqualTo(8);
        assertThat(needed(20)).isEqualTo(15);
        assertThat(needed(30)).isEqualTo(20);
        assertThat(needed(50)).isEqualTo(32);
        assertThat(needed(60)).isEqualTo(37);
        assertThat(needed(100)).isEqualTo(59);
    }

    @Test
    void theLastPointsAreKept() {
        RankSamples samples = RankSamples.NONE;
        for (int look = 0; look < 700; look++) {
            samples = samples.observe(look, look % 7 == 0 ? Double.NaN : look + 1000);
        }

        assertThat(samples.control()).hasSize(500).startsWith(200.0).endsWith(699.0);
        assertThat(samples.experiment()).hasSize(500);
        assertThat(samples.classify(RankRule.DEFAULT).classification()).isEqualTo(HIGH);
    }

    private static int needed(int size) {
        List<Double> zeros = Collections.nCopies(size, 0.0);
        for (int failing = 1; failing <= size; failing++) {
            int last = failing;
            List<Double> experiment = IntStream.range(0, size)
                    .mapToObj(index -> index < last ? 1 + index / 1000.0 : 0)
                    .toList();
            if (classify(zeros, experiment, RankRule.DEFAULT).classification() == HIGH) {
                return failing;
            }
        }
        return size + 1;
    }

    private static RankResult classify(List<Double> control, List<Double> experiment, RankRule rule) {
        return RankClassifier.classify(control, experiment, rule);
    }

    private static List<Double> points(double... values) {
        return DoubleStream.of(values).boxed().toList();
    }
}
