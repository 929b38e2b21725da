package dev.sluice.judge.mean;

/**
 * Values of one arm, summed: enough for a mean and its variance. The variance is the difference of two sums, so values whose mean
 * is more than a million times their spread lose it; whoever has such values subtracts a constant from those of both arms.
 *
 * @param count how many values
 * @param sum of the values
 * @param squares the sum of their squares
 */
public record Moments(long count, double sum, double squares) {
    public static final Moments NONE = new Moments(0, 0, 0);

    public Moments {
        if (count < 0 || !Double.isFinite(sum) || !Double.isFinite(squares)) {
            throw new IllegalArgumentException("a count is not negative, and sums are numbers");
        }
    }

    public Moments plus(Moments other) {
        return new Moments(Math.addExact(count, other.count), sum + other.sum, squares + other.squares);
    }

    public Moments plus(double value) {
        return new Moments(count + 1, sum + value, squares + value * value);
    }

    /** Not to be asked without a value. */
    double mean() {
        return sum / count;
    }

    /** The estimated variance of the mean, {@code s²/n}; not to be asked with fewer than two values. */
    double meanVariance() {
        double deviations = Math.max(0, squares - sum * sum / count);
        return deviations / (count - 1) / count;
    }
}
