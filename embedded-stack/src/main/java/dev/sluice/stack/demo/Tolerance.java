package dev.sluice.stack.demo;

/** How far an observed share may lie from the wanted one: 2 points, or 4 standard deviations of the binomial when that is more. */
public final class Tolerance {
    private static final double POINTS = 2;
    private static final double DEVIATIONS = 4;

    private Tolerance() {}

    /**
     * The allowed distance in percentage points.
     *
     * @param percent the wanted share, 0 to 100
     * @param requests how many requests were counted, at least 1
     */
    public static double points(double percent, long requests) {
        double share = percent / 100;
        double deviation = 100 * Math.sqrt(share * (1 - share) / requests);
        return Math.max(POINTS, DEVIATIONS * deviation);
    }
}
