package dev.sluice.judge;

/**
 * How an attempt's alpha is spent. A plan whose stages all have a live baseline gives all of it to the e-process. One with
 * before/after stages gives a fifth to the confidence bound of the baseline's rate that those stages use, so that the sum
 * over the whole attempt stays alpha.
 */
public record ErrorBudget(double alpha, boolean beforeAfter) {
    private static final double BOUND_PART = .2;
    private static final double LARGEST = Math.log(1e300);

    public ErrorBudget {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha lies between 0 and 1");
        }
    }

    /** The level of the baseline's upper confidence bound. */
    public double bound() {
        return alpha * BOUND_PART;
    }

    /** The combined e-value that is an alarm. */
    public double threshold() {
        return 1 / (beforeAfter ? alpha * (1 - BOUND_PART) : alpha);
    }

    /** An e-value beside that threshold; at most 1e300, since JSON knows no infinity. */
    Finding.Score score(double logE) {
        return new Finding.Score(Math.exp(Math.min(logE, LARGEST)), threshold(), alpha);
    }
}
