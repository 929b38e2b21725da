package dev.sluice.judge;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Positive evidence that the candidate of one stage does not do the harm that the plan names (judges B). The harm is a rate of
 * {@code limit} or more and, where the plan names a ratio, at least that multiple of the live baseline's rate. Two exact tests with spending
 * may exclude it, each at its part of {@link #BETA}: so over all looks at a stage a candidate at the margin is proven healthy
 * with probability at most {@link #BETA}.
 *
 * @param spent the part (0 to 1) of the absolute test's beta that earlier looks have used
 * @param spentRatio the same of the ratio test
 * @param proven whether a look has excluded the harm
 */
public record HealthProof(double spent, double spentRatio, boolean proven) {
    public static final HealthProof NONE = new HealthProof(0, 0, false);
    public static final double BETA = .05;
    private static final double AT_BAKE_END = .75;
    /** Looks are tested once a tenth of what is left may be spent: rarer tests are as valid and each is stronger. */
    private static final double SPACING = .1;

    /**
     * What HEALTHY must exclude.
     *
     * @param limit the error rate (p_max)
     * @param reference the error rate that is expected of a healthy version
     * @param ratio candidate rate / baseline rate (psi_m), above 1; null when the plan names none
     */
    public record Margins(
            double limit, double reference, @Nullable Double ratio) {

        private double share() {
            return ratio == null ? 1 : .5;
        }
    }

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
     * One look. A test that a candidate as good as expected would not pass spends nothing and leaves it to later looks; since that
     * depends on requests and on the failures of both arms together, never on whose they are, the sums stay within beta.
     *
     * @param spendable {@link #spendable} at this look
     * @param stage counts of this stage since it was applied
     */
    public HealthProof look(double spendable, ArmCounts stage, Margins margins) {
        if (proven) {
            return this;
        }
        HealthProof absolute = absolute(spendable, stage.candidate(), margins);
        Double ratio = margins.ratio();
        return ratio == null || !stage.comparable()
                ? absolute
                : absolute.ratio(spendable, stage, ratio, margins.share());
    }

    /** P(Poisson(requests·limit) ≤ errors) is at most what this look may spend. */
    private HealthProof absolute(double spendable, Counts candidate, Margins margins) {
        double increment = increment(spendable, spent);
        double level = increment * BETA * margins.share();
        double mean = candidate.requests() * margins.limit();
        long expected = Math.round(candidate.requests() * margins.reference());
        if (increment <= 0 || RateBounds.poissonLowerTail(mean, expected) > level) {
            return this;
        }
        return new HealthProof(spendable, spentRatio, RateBounds.poissonLowerTail(mean, candidate.errors()) <= level);
    }

    /** Given N failures of both arms, a candidate at the margin has binomial {@code ratio·r/(1+ratio·r)} of them: so few are improbable. */
    private HealthProof ratio(double spendable, ArmCounts stage, double ratio, double share) {
        double increment = increment(spendable, spentRatio);
        double level = increment * BETA * share;
        long failures =
                Math.addExact(stage.candidate().errors(), stage.baseline().errors());
        double atMargin = ratio * stage.odds() / (1 + ratio * stage.odds());
        long expected = Math.round(failures * stage.share());
        if (proven || increment <= 0 || RateBounds.binomialLowerTail(failures, atMargin, expected) > level) {
            return this;
        }
        boolean excluded = RateBounds.binomialLowerTail(
                        failures, atMargin, stage.candidate().errors())
                <= level;
        return new HealthProof(spent, spendable, excluded);
    }

    private static double increment(double spendable, double used) {
        double increment = spendable - used;
        return used > 0 && increment < SPACING * (1 - used) ? 0 : increment;
    }
}
