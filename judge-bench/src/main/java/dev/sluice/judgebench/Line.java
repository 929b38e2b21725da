package dev.sluice.judgebench;

import java.util.Locale;

/**
 * One line of the table: what was to be reached, and what was.
 *
 * @param unit behind both figures; empty for a probability
 */
record Line(String name, Bound bound, double limit, double measured, String unit) {

    /** Which side of the limit is the right one. */
    enum Bound {
        AT_LEAST(">="),
        AT_MOST("<="),
        /** Published without a goal. */
        NONE("");

        private final String sign;

        Bound(String sign) {
            this.sign = sign;
        }
    }

    static Line atMost(double limit, String unit, String name, double measured) {
        return new Line(name, Bound.AT_MOST, limit, measured, unit);
    }

    static Line atLeast(double limit, String unit, String name, double measured) {
        return new Line(name, Bound.AT_LEAST, limit, measured, unit);
    }

    static Line published(String unit, String name, double measured) {
        return new Line(name, Bound.NONE, 0, measured, unit);
    }

    boolean missed() {
        return switch (bound) {
            case AT_LEAST -> !(measured >= limit);
            case AT_MOST -> !(measured <= limit);
            case NONE -> false;
        };
    }

    String row() {
        return "%-76s %14s %14s  %s"
                .formatted(
                        name,
                        bound == Bound.NONE ? "" : bound.sign + " " + figure(limit),
                        figure(measured),
                        bound == Bound.NONE ? "no goal" : missed() ? "MISSED" : "reached");
    }

    static String head() {
        return "%-76s %14s %14s  %s".formatted("", "target", "measured", "verdict");
    }

    private String figure(double value) {
        if (Double.isInfinite(value)) {
            return "never";
        }
        boolean whole = unit.startsWith("of ");
        String number = String.format(Locale.ROOT, whole ? "%,.0f" : unit.isEmpty() ? "%.3f" : "%.1f", value);
        return unit.isEmpty() ? number : number + " " + unit;
    }
}
