package dev.sluice.judge.rank;

import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The confidence interval of a shift between two samples, as {@code wilcox.test(x, y, conf.int = TRUE, exact = FALSE)} in R has it.
 * With n points x, m points y, R_i the rank of x_i − mu among all (ties share the mean rank) and t the sizes of ties
 *
 * <pre>
 * dz    = Σ R_i − n(n+1)/2 − nm/2
 * W(mu) = (dz − ½·sign(dz)) / sqrt(nm/12·((n+m+1) − Σ(t³−t)/((n+m)(n+m−1))))
 * </pre>
 *
 * W falls in steps as mu grows. The interval goes from where it crosses z to where it crosses −z, the estimate is where dz crosses 0:
 * the median of all differences (Hodges and Lehmann). R and Kayenta look for the steps with Brent's method to 1e-4 or worse, whatever
 * the values' scale, and Kayenta for the estimate in W; this bisects to the step itself, and takes the middle where W stays on the
 * level. So where the interval begins at 0, which is no shift, it does not depend on what a solver makes of it.
 *
 * <p>A level that so few points cannot reach gives the range of all differences, which claims more than is known.
 */
final class MannWhitney {
    /** Differences of this part of the largest value are rounding. */
    private static final double ROUNDING = 1e-12;

    private final double[] x;
    private final double[] y;
    private final double precision;

    /** Both sorted, neither empty. */
    MannWhitney(double[] x, double[] y) {
        this.x = x;
        this.y = y;
        double largest = Math.max(
                Math.max(Math.abs(x[0]), Math.abs(x[x.length - 1])),
                Math.max(Math.abs(y[0]), Math.abs(y[y.length - 1])));
        this.precision = ROUNDING * largest;
    }

    /** The shift of x against y. */
    record Shift(double low, double high, double estimate) {}

    Shift shift(double level) {
        double z = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2);
        return new Shift(
                crossing(this::statistic, z),
                crossing(this::statistic, -z),
                crossing(mu -> rankSum(mu).centred(), 0));
    }

    /** P(x above y) + ½·P(equal). */
    double commonLanguage() {
        return rankSum(0).centred() / x.length / y.length + .5;
    }

    double statistic(double mu) {
        Ranks ranks = rankSum(mu);
        double n = x.length;
        double m = y.length;
        double variance = n * m / 12 * (n + m + 1 - ranks.ties() / ((n + m) * (n + m - 1)));
        double centred = ranks.centred();
        return variance <= 0 ? 0 : (centred - Math.signum(centred) / 2) / Math.sqrt(variance);
    }

    private double crossing(DoubleUnaryOperator falling, double level) {
        double low = x[0] - y[y.length - 1];
        double high = x[x.length - 1] - y[0];
        if (falling.applyAsDouble(low) <= level) {
            return low;
        }
        if (falling.applyAsDouble(high) >= level) {
            return high;
        }
        double above = last(low, high, mu -> falling.applyAsDouble(mu) > level);
        double below = last(low, high, mu -> falling.applyAsDouble(mu) >= level);
        double middle = above + (below - above) / 2;
        return Math.abs(middle) <= precision ? 0 : middle;
    }

    /** Where {@code holds}, which is true at {@code low} and false at {@code high}, ends. */
    private double last(double low, double high, DoublePredicate holds) {
        double yes = low;
        double no = high;
        while (no - yes > precision / 2) {
            double middle = yes + (no - yes) / 2;
            if (holds.test(middle)) {
                yes = middle;
            } else {
                no = middle;
            }
        }
        return yes + (no - yes) / 2;
    }

    private record Ranks(double centred, double ties) {}

    /** Merges x − mu and y, tie by tie. */
    private Ranks rankSum(double mu) {
        int xs = 0;
        int ys = 0;
        double sum = 0;
        double ties = 0;
        while (xs < x.length) {
            double value = ys < y.length ? Math.min(x[xs] - mu, y[ys]) : x[xs] - mu;
            int before = xs + ys;
            int first = xs;
            while (xs < x.length && x[xs] - mu == value) {
                xs++;
            }
            while (ys < y.length && y[ys] == value) {
                ys++;
            }
            double size = xs + ys - before;
            sum += (xs - first) * (before + (size + 1) / 2);
            ties += size * size * size - size;
        }
        double n = x.length;
        return new Ranks(sum - n * (n + 1) / 2 - n * y.length / 2, ties + tiesFrom(ys));
    }

    /** Ties of y above every x. */
    private double tiesFrom(int start) {
        double ties = 0;
        int index = start;
        while (index < y.length) {
            int first = index;
            while (index < y.length && y[index] == y[first]) {
                index++;
            }
            double size = index - first;
            ties += size * size * size - size;
        }
        return ties;
    }
}
