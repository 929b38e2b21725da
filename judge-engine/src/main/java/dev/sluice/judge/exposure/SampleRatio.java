package dev.sluice.judge.exposure;

import dev.sluice.judge.Alternatives;
import dev.sluice.judge.Logs;
import dev.sluice.judge.RestartMixture;
import dev.sluice.judge.Restarts;
import java.util.List;

/**
 * The evidence that the arms are not split as wanted, which makes every comparison of them suspect (sample ratio mismatch;
 * progressive-delivery.md 3.4). Per interval with c and b units of candidate and baseline, {@code [low, high]} the tolerated shares
 * ({@link Band}) and {@code o(p) = p/(1−p)}:
 *
 * <pre>
 * more: ln E_k += c·ln k − (c+b)·ln((1 + k·o(high))/(1 + o(high)))      k in {@link #ODDS}
 * less: the same with the arms swapped, and 1 − low for high
 * E = ½·Σ_k w_k·E_k(more) + ½·Σ_k w_k·E_k(less)
 * </pre>
 *
 * Each factor is a binomial likelihood ratio against the nearest tolerated share. It has mean at most 1 for every tolerated share,
 * since it rises with c; so E is a supermartingale while shares stay in their bands, however the wanted share changes from interval
 * to interval. It restarts each minute and stage as {@link dev.sluice.judge.GridEProcess} does: a split that breaks late is found too.
 *
 * <p>The guarantee P(alarm) ≤ alpha holds for units that are assigned independently, or more evenly than that (weighted round robin).
 * Requests come correlated (keep-alive connections, retries, batches of one user), so for them there is no alpha, and no verdict may
 * name one. For flags c and b are distinct units, each counted once per attempt. An interval must not straddle a change of the share.
 *
 * @param seconds how long the minute that is running lasts so far
 * @param minutes how many were begun
 */
public record SampleRatio(Restarts restarts, RestartMixture more, RestartMixture less, double seconds, int minutes) {
    /** The odds of a mismatch, as multiples of the odds of the nearest tolerated share. */
    public static final Alternatives ODDS =
            new Alternatives(List.of(1.05, 1.1, 1.25, 1.6, 4.0), List.of(.2, .25, .25, .2, .1));

    private static final double MINUTE = 60;

    /** Which arm got too much. */
    public enum Side {
        /** The candidate got more than wanted. */
        MORE,
        /** The candidate got less than wanted. */
        LESS
    }

    public static SampleRatio start(Restarts restarts) {
        RestartMixture mixture = RestartMixture.waiting(ODDS.size()).begin(restarts.atStart(), 0);
        return new SampleRatio(restarts, mixture, mixture, 0, 1);
    }

    /** A later stage is entered for the first time in this attempt. */
    public SampleRatio stage() {
        return begin(restarts.atStage(), 0, minutes);
    }

    /**
     * One interval.
     *
     * @param candidate units (or requests) that were counted, not weighted
     * @param wanted the candidate's share during the whole interval, 0 to 1
     * @param length in seconds
     */
    public SampleRatio observe(long candidate, long baseline, double wanted, double length) {
        if (candidate < 0 || baseline < 0 || !(wanted >= 0 && wanted <= 1)) {
            throw new IllegalArgumentException("counts are not negative, and a share lies between 0 and 1");
        }
        Band band = Band.around(wanted);
        return new SampleRatio(
                        restarts,
                        more.times(terms(candidate, baseline, band.high())),
                        less.times(terms(baseline, candidate, 1 - band.low())),
                        seconds,
                        minutes)
                .passed(length);
    }

    /** ln E. */
    public double log() {
        return Logs.add(log(more), log(less)) - Math.log(2);
    }

    /** Whether E reached 1/alpha; for requests alpha is a sensitivity, not a guarantee. */
    public boolean alarm(double alpha) {
        return log() >= -Math.log(alpha);
    }

    /** The side for which there is more evidence; it means something once there is an alarm. */
    public Side side() {
        return log(more) >= log(less) ? Side.MORE : Side.LESS;
    }

    /** ln of the factor of each alternative; {@code limit} is the largest tolerated share of the arm that got {@code arm} units. */
    private static double[] terms(long arm, long other, double limit) {
        double[] terms = new double[ODDS.size()];
        if (limit >= 1) {
            return terms;
        }
        for (int index = 0; index < terms.length; index++) {
            double odds = ODDS.psi().get(index);
            terms[index] = arm * Math.log(odds) - ((double) arm + other) * Math.log1p((odds - 1) * limit);
        }
        return terms;
    }

    private static double log(RestartMixture mixture) {
        return mixture.log(ODDS, new double[ODDS.size()], 0);
    }

    private SampleRatio passed(double length) {
        double now = seconds + length;
        return now < MINUTE
                ? new SampleRatio(restarts, more, less, now, minutes)
                : begin(restarts.atMinute(minutes + 1), 0, minutes + 1);
    }

    private SampleRatio begin(double weight, double into, int minute) {
        return new SampleRatio(restarts, more.begin(weight, 0), less.begin(weight, 0), into, minute);
    }
}
