package dev.sluice.judge;

import java.time.Duration;

/**
 * Positive evidence that the candidate of one stage does not do the harm that the plan names: the exact absolute test of
 * judges B with spending. Over all looks at a stage, a candidate whose error rate is {@code limit} or more is proven healthy
 * with probability at most {@link #BETA}.
 *
 * @param spent the part of beta (0 to 1) that earlier looks have used
 * @param proven whether a look has excluded the harm
 */
public record HealthProof(double spent, boolean proven) {
    public static final HealthProof NONE = new HealthProof(0, false);
    public static final double BETA = .05;
    private static final double AT_BAKE_END = .75;
    /** Looks are tested once a tenth of what is left may be spent: rarer tests are as valid and each is stronger. */
    private static final double SPACING = .1;

    /**
     * {@code g(t) = 0} before the end b of the bake, then {@code .75 + .25(1 − 2^(−(t−b)/b))}.
     *
     * @param bake the bake time; at least a second is taken, so that a plan without one can be judged
     */
    public static double spendable(Duration sinceApplied, Duration bake) {
        if (sinceApplied.compareTo(bake) < 0) {
            return 0;
        }
        double unit = Math.max(1, bake.toMillis() / 1000.0);
        double over = sinceApplied.minus(bake).toMillis() / 1000.0;
        return AT_BAKE_END + (1 - AT_BAKE_END) * (1 - Math.pow(2, -over / unit));
    }

    /**
     * One look: proven when P(Poisson(requests·limit) ≤ errors) is at most what this look may spend. A look at which a
     * candidate as good as the reference would not pass spends nothing and leaves it to later ones; since that depends on
     * requests and never on the candidate's errors, the sum stays within beta.
     *
     * @param spendable {@link #spendable} at this look
     * @param limit the error rate that HEALTHY must exclude
     * @param referenceRate the error rate that is expected of a healthy version
     */
    public HealthProof look(double spendable, Counts candidate, double limit, double referenceRate) {
        double increment = spendable - spent;
        if (proven || increment <= 0 || (spent > 0 && increment < SPACING * (1 - spent))) {
            return this;
        }
        double mean = candidate.requests() * limit;
        long expected = Math.round(candidate.requests() * referenceRate);
        if (RateBounds.poissonLowerTail(mean, expected) > increment * BETA) {
            return this;
        }
        return new HealthProof(spendable, RateBounds.poissonLowerTail(mean, candidate.errors()) <= increment * BETA);
    }
}
