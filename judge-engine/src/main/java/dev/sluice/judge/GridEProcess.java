package dev.sluice.judge;

/**
 * The evidence that the candidate fails more often than what is healthy: a mixture of likelihood ratios over rate ratios and over
 * the moment at which the regression began (E0 in judges A1, A6, C1). While the candidate is not worse it is a non-negative
 * supermartingale that starts at 1, so it reaches 1/alpha with probability at most alpha, however often one looks and however
 * the shares change (Ville). It trusts that nothing but the version tells the arms apart; {@link NoiseGuard} does not.
 */
public record GridEProcess(Alternatives alternatives, Restarts restarts, RestartMixture mixture) {

    public static GridEProcess start(Alternatives alternatives, Restarts restarts) {
        RestartMixture mixture = RestartMixture.waiting(alternatives.size()).begin(restarts.atStart(), 0);
        return new GridEProcess(alternatives, restarts, mixture);
    }

    /** A later stage is entered for the first time in this attempt. */
    public GridEProcess stage() {
        return begin(restarts.atStage());
    }

    /** That minute of the attempt begins, from 2. */
    public GridEProcess minute(int minute) {
        return begin(restarts.atMinute(minute));
    }

    public GridEProcess observe(Kernel kernel) {
        double[] terms = new double[alternatives.size()];
        double healthy = kernel.log(1, 0);
        for (int index = 0; index < terms.length; index++) {
            terms[index] = kernel.log(alternatives.psi().get(index), 0) - healthy;
        }
        return new GridEProcess(alternatives, restarts, mixture.times(terms));
    }

    /** ln E. */
    public double log() {
        return mixture.log(alternatives, new double[alternatives.size()], 0);
    }

    private GridEProcess begin(double weight) {
        return new GridEProcess(alternatives, restarts, mixture.begin(weight, 0));
    }
}
