package dev.sluice.judge;

/** Sums of numbers that are kept as logarithms. */
public final class Logs {
    private Logs() {}

    /** {@code ln(e^a + e^b)}; minus infinity stands for nothing. */
    public static double add(double a, double b) {
        double larger = Math.max(a, b);
        if (larger == Double.NEGATIVE_INFINITY) {
            return larger;
        }
        return larger + Math.log1p(Math.exp(Math.min(a, b) - larger));
    }
}
