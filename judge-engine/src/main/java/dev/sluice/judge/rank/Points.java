package dev.sluice.judge.rank;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** Points of one arm, made ready for the test. */
final class Points {
    /** How many interquartile ranges the fences are away. */
    private static final double FENCE = 3;
    /** The standard deviation of the jitter, as a part of the value. */
    private static final double JITTER = 1e-5;

    private Points() {}

    /** In order, with missing points treated as the rule wants. */
    static double[] of(List<Double> points, RankRule rule) {
        boolean replace = rule.nanStrategy() == RankRule.NanStrategy.REPLACE;
        double[] sorted = points.stream()
                .mapToDouble(point -> replace && Double.isNaN(point) ? 0 : point)
                .filter(point -> !Double.isNaN(point))
                .sorted()
                .toArray();
        return rule.outliers() == RankRule.Outliers.REMOVE ? withoutOutliers(sorted) : sorted;
    }

    /** Those within {@code [min(p1, Q1 − 3·IQR), max(p99, Q3 + 3·IQR)]}, with quantiles of type 7 in R. */
    static double[] withoutOutliers(double[] sorted) {
        if (sorted.length == 0) {
            return sorted;
        }
        double range = quantile(sorted, .75) - quantile(sorted, .25);
        double low = Math.min(quantile(sorted, .01), quantile(sorted, .25) - FENCE * range);
        double high = Math.max(quantile(sorted, .99), quantile(sorted, .75) + FENCE * range);
        return Arrays.stream(sorted)
                .filter(point -> low <= point && point <= high)
                .toArray();
    }

    static boolean constant(double[] sorted) {
        return sorted[0] == sorted[sorted.length - 1];
    }

    /**
     * Constant points spread like normal quantiles at {@code (i − ½)/n}, scaled to a standard deviation of 1e-5 of the value. Kayenta
     * draws noise of that size; this gives the same verdict each time, and is symmetric, so that it shifts nothing.
     */
    static double[] jittered(double[] constant) {
        double[] scores = new double[constant.length];
        double squares = 0;
        for (int index = 0; index < scores.length; index++) {
            scores[index] = NormalDistribution.of(0, 1).inverseCumulativeProbability((index + .5) / scores.length);
            squares += scores[index] * scores[index];
        }
        double unit = squares == 0 ? 0 : Math.sqrt(scores.length / squares) * JITTER;
        double[] spread = new double[scores.length];
        for (int index = 0; index < spread.length; index++) {
            spread[index] = constant[index] + Math.abs(constant[index]) * unit * scores[index];
        }
        return spread;
    }

    private static double quantile(double[] sorted, double probability) {
        double position = (sorted.length - 1) * probability;
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
