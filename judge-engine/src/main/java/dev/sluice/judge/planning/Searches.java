package dev.sluice.judge.planning;

import java.util.function.DoublePredicate;
import java.util.function.LongPredicate;

/** Where a condition begins or ends to hold. */
final class Searches {
    private Searches() {}

    /** The largest count that fulfils what holds from −1 up to it; near to {@code guess}, if that is a good one. */
    static long last(long guess, LongPredicate holds) {
        long low = Math.max(-1, guess);
        long step = 1;
        long high;
        if (low < 0 || holds.test(low)) {
            high = low + step;
            while (holds.test(high)) {
                low = high;
                step *= 2;
                high = low + step;
            }
        } else {
            high = low;
            low = Math.max(-1, high - step);
            while (low >= 0 && !holds.test(low)) {
                high = low;
                step *= 2;
                low = Math.max(-1, high - step);
            }
        }
        while (high - low > 1) {
            long middle = (low + high) / 2;
            if (holds.test(middle)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * The smallest value that fulfils what holds from it on, up to a factor; near to {@code guess}, if that is a good one.
     *
     * @param precision above 1: how many times too large the result may be
     * @return infinity when not even {@code most} does, {@code least} when that does
     */
    static double first(double least, double guess, double most, double precision, DoublePredicate holds) {
        double low = Math.max(least, Math.min(most, guess));
        double high = low;
        double step = 1.5;
        if (holds.test(high)) {
            do {
                if (low <= least) {
                    return least;
                }
                high = low;
                low = Math.max(least, low / step);
                step *= step;
            } while (holds.test(low));
        } else {
            do {
                if (high >= most) {
                    return Double.POSITIVE_INFINITY;
                }
                low = high;
                high = Math.min(most, high * step);
                step *= step;
            } while (!holds.test(high));
        }
        while (high / low > precision) {
            double middle = Math.sqrt(low * high);
            if (holds.test(middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }
}
