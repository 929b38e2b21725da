package dev.sluice.monitor.exposition;

import dev.sluice.judge.Counts;

/** Refuses numbers that cannot be counters. */
public final class WholeNumber {
    private static final double LARGEST = 9_007_199_254_740_992.0;

    private WholeNumber() {}

    public static long of(double value) throws ExpositionException {
        if (!(value >= 0 && value <= LARGEST) || value != Math.rint(value)) {
            throw new ExpositionException(
                    "A counter of the source is not a whole number of 0 or more (NaN, negative, infinite or a fraction).");
        }
        return (long) value;
    }

    public static Counts counts(long requests, long errors) throws ExpositionException {
        if (errors > requests) {
            throw new ExpositionException("The source counts more errors than requests.");
        }
        return new Counts(requests, errors);
    }
}
