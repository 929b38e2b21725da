package dev.sluice.judge.threshold;

/**
 * What a value must keep to.
 *
 * @param side on which side of {@code value} it must not be; {@code value} itself keeps to it
 * @param breaches that many of the last {@code window} intervals make it broken
 * @param window how many intervals are looked at, at most {@value #MOST}
 */
public record Limit(Side side, double value, int breaches, int window) {
    /** The most intervals that are kept. */
    public static final int MOST = 100;

    /** Where a value must not be. */
    public enum Side {
        ABOVE,
        BELOW
    }

    public Limit {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a limit is a number");
        }
        if (breaches < 1 || breaches > window || window > MOST) {
            throw new IllegalArgumentException("breaches of a window: 1 to its length, which is at most " + MOST);
        }
    }

    /** A value that is not a number is missing; so is one that is infinitely good. */
    Reading read(double measured) {
        boolean beyond = side == Side.ABOVE ? measured > value : measured < value;
        if (beyond) {
            return Reading.BEYOND;
        }
        return Double.isFinite(measured) ? Reading.WITHIN : Reading.MISSING;
    }
}
