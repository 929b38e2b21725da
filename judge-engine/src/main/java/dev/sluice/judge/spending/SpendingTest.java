package dev.sluice.judge.spending;

import dev.sluice.judge.ArmCounts;
import dev.sluice.judge.Binomials;

/**
 * Whether the candidate fails more often, by exact alpha spending (judges C2; Lan and DeMets, Biometrika 1983, on failures
 * instead of time). Given N failures at a look, a healthy candidate has a binomial part of them with probability r/(1+r); the
 * boundary at each look is the fewest failures that leave the probability of all alarms so far within alpha·f. For arms whose
 * shares nobody changes in the light of the data; otherwise {@link dev.sluice.judge.RateProcess} is right.
 *
 * @param alpha probability of an alarm while the candidate is not worse
 * @param spread what independent drift of the arms is allowed for (d in judges C1): 0 raw, .3 guarded; looks then count as blocks
 * @param healthy where a healthy candidate would be
 * @param candidate failures of the candidate so far
 * @param failures of both arms so far
 * @param spent part of alpha that boundaries have used
 * @param alarmed whether a boundary was reached
 */
public record SpendingTest(
        double alpha,
        double spread,
        EventClock clock,
        NullMass healthy,
        long candidate,
        long failures,
        double spent,
        boolean alarmed) {

    public static SpendingTest start(double alpha, double spread, EventClock clock) {
        return new SpendingTest(alpha, spread, clock, NullMass.START, 0, 0, 0, false);
    }

    /** One look; one at which an arm was not seen, or nothing failed, says nothing. */
    public SpendingTest observe(ArmCounts interval) {
        if (alarmed || !interval.comparable()) {
            return this;
        }
        long c = interval.candidate().errors();
        long n = c + interval.baseline().errors();
        if (n == 0) {
            return this;
        }
        double p = interval.odds() / (1 + interval.odds());
        NullMass grown = healthy.plus(Binomials.mass(n, p, spread));
        long all = failures + n;
        double level = alpha * clock.spendable(all) - spent;
        if (level <= 0) {
            return new SpendingTest(alpha, spread, clock, grown, candidate + c, all, spent, false);
        }
        NullMass.Boundary boundary = grown.boundary(level);
        boolean reached = candidate + c >= boundary.failures();
        return new SpendingTest(
                alpha,
                spread,
                clock,
                grown.below(boundary.failures()),
                candidate + c,
                all,
                spent + boundary.tail(),
                reached);
    }
}
