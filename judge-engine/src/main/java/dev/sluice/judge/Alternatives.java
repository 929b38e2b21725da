package dev.sluice.judge;

import java.util.List;

/**
 * The rate ratios psi that an e-process bets on, and how much on each (judges C1 and C3). Few and coarse: finer grids, continuous
 * priors and plug-in estimates lose where regressions are small.
 *
 * @param psi candidate rate / baseline rate, each above 1
 * @param weights of the same length, sum 1
 * @param noise coefficients of variation by which the arms may drift apart by chance, as {@link NoiseGuard} allows it; the first is
 *     0, the fourth .3
 */
public record Alternatives(List<Double> psi, List<Double> weights, List<Double> noise) {
    public static final Alternatives ERRORS =
            new Alternatives(List.of(1.5, 2.0, 3.0, 6.0, 20.0), List.of(.2, .4, .2, .1, .1));
    /**
     * The same for the guard, which besides bets on gross regressions: the null that allows for noise has heavy tails, and without
     * an alternative nearby it would explain a candidate that fails a thousand times as often.
     */
    public static final Alternatives ERRORS_GUARDED = new Alternatives(
            List.of(1.5, 2.0, 3.0, 6.0, 20.0, 100.0, 1000.0, 100_000.0),
            List.of(.2, .4, .2, .1, .06, .02, .01, .01),
            List.of(0.0, .1, .2, .3, .4, .5));
    /** Rate ratios of durations above a threshold, for the guard; gross ones for the same reason. */
    public static final Alternatives DURATIONS = new Alternatives(
            List.of(1.15, 1.3, 1.6, 2.5, 6.0, 30.0, 1000.0),
            List.of(.2, .3, .25, .15, .06, .02, .02),
            List.of(0.0, .1, .2, .3));

    public Alternatives {
        psi = List.copyOf(psi);
        weights = List.copyOf(weights);
        noise = List.copyOf(noise);
        if (psi.isEmpty() || psi.size() != weights.size()) {
            throw new IllegalArgumentException("one weight per alternative");
        }
    }

    /** Without a guard. */
    public Alternatives(List<Double> psi, List<Double> weights) {
        this(psi, weights, List.of());
    }

    public int size() {
        return psi.size();
    }
}
