package dev.sluice.judge.rank;

/**
 * How large a significant shift must be to count.
 *
 * @param measure what is compared with the limits
 * @param allowedDecrease low only at or below it
 * @param allowedIncrease high only at or above it
 * @param criticalDecrease a critical metric that is low is critical only at or below it
 * @param criticalIncrease a critical metric that is high is critical only at or above it
 */
public record Effect(
        Measure measure,
        double allowedDecrease,
        double allowedIncrease,
        double criticalDecrease,
        double criticalIncrease) {
    /** Any shift counts. */
    public static final Effect ANY = of(1, 1);

    /** The size of a shift. */
    public enum Measure {
        /** Mean of the experiment / mean of the control; unknown, and then not checked, when either is 0. */
        MEAN_RATIO,
        /** P(experiment above control) + ½·P(equal): the common language effect size. */
        CLES
    }

    /** Limits of the mean ratio; every shift of a critical metric that counts is critical. */
    public static Effect of(double allowedDecrease, double allowedIncrease) {
        return new Effect(Measure.MEAN_RATIO, allowedDecrease, allowedIncrease, 1, 1);
    }

    /** Whether a shift of that size counts; unknown sizes do. */
    boolean counts(Classification shift, double size) {
        return reaches(shift, size, allowedDecrease, allowedIncrease);
    }

    boolean isCritical(Classification shift, double size) {
        return reaches(shift, size, criticalDecrease, criticalIncrease);
    }

    private static boolean reaches(Classification shift, double size, double decrease, double increase) {
        return Double.isNaN(size) || (shift == Classification.HIGH ? size >= increase : size <= decrease);
    }
}
