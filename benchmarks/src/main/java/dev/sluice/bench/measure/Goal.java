package dev.sluice.bench.measure;

import java.util.Locale;

/**
 * One line of a result: what was to be reached, and what was.
 *
 * @param unit behind both figures
 */
public record Goal(String name, Bound bound, double limit, double measured, String unit) {

    /** Which side of the limit is the right one. */
    public enum Bound {
        AT_LEAST(">="),
        AT_MOST("<=");

        private final String sign;

        Bound(String sign) {
            this.sign = sign;
        }
    }

    /** Higher is better. */
    public static Goal atLeast(double limit, String unit, String name, double measured) {
        return new Goal(name, Bound.AT_LEAST, limit, measured, unit);
    }

    /** Lower is better. */
    public static Goal atMost(double limit, String unit, String name, double measured) {
        return new Goal(name, Bound.AT_MOST, limit, measured, unit);
    }

    public boolean isReached() {
        return switch (bound) {
            case AT_LEAST -> measured >= limit;
            case AT_MOST -> measured <= limit;
        };
    }

    /** One line of the table. */
    public String row() {
        return "%-62s %14s %14s  %s"
                .formatted(
                        name,
                        bound.sign + " " + figure(limit),
                        figure(measured),
                        isReached() ? "reached" : "NOT reached");
    }

    public static String head() {
        return "%-62s %14s %14s  %s".formatted("", "goal", "measured", "verdict");
    }

    private String figure(double value) {
        String format = Math.abs(value) >= 100 ? "%,.0f%s" : "%.2f%s";
        return String.format(Locale.ROOT, format, value, unit.isEmpty() ? "" : " " + unit);
    }
}
