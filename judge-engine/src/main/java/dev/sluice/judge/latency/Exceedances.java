package dev.sluice.judge.latency;

import dev.sluice.judge.Alternatives;
import dev.sluice.judge.ArmCounts;
import dev.sluice.judge.Counts;
import dev.sluice.judge.GridEProcess;
import dev.sluice.judge.Histogram;
import dev.sluice.judge.NoiseGuard;
import dev.sluice.judge.RateProcess;
import dev.sluice.judge.RestartMixture;
import dev.sluice.judge.Restarts;
import java.util.List;

/**
 * The evidence at one threshold.
 *
 * @param quantile of the baseline at which the threshold was chosen
 * @param seconds the threshold of the stage that runs; infinite when the histogram has too few edges
 * @param raw the mixture over {@link #ODDS} and restarts, with the exact conditional likelihood
 * @param guard its guard against noise between instances, over rate ratios; also keeps the minutes
 */
public record Exceedances(double quantile, double seconds, RestartMixture raw, RateProcess guard) {
    /** Odds of the candidate's exceedances as multiples of the baseline's (judges C3). */
    public static final Alternatives ODDS =
            new Alternatives(List.of(1.3, 1.7, 2.5, 5.0, 15.0), List.of(.2, .35, .25, .1, .1));

    static Exceedances start(double quantile, double seconds, Restarts restarts) {
        return new Exceedances(
                quantile,
                seconds,
                RestartMixture.waiting(ODDS.size()).begin(restarts.atStart(), 0),
                new RateProcess(
                        GridEProcess.start(Alternatives.DURATIONS, restarts),
                        NoiseGuard.start(Alternatives.DURATIONS, restarts),
                        ArmCounts.NONE,
                        null,
                        0,
                        1));
    }

    Exceedances stage(double threshold, Restarts restarts) {
        return new Exceedances(quantile, threshold, raw.begin(restarts.atStage(), 0), guard.stage());
    }

    Exceedances cut() {
        return new Exceedances(quantile, seconds, raw, guard.cut());
    }

    Exceedances observe(Histogram baseline, Histogram candidate, double length, Restarts restarts) {
        ArmCounts table = new ArmCounts(count(baseline), count(candidate));
        RateProcess counted = guard.observe(table, length);
        RestartMixture product = table.comparable() ? raw.times(terms(table)) : raw;
        int minute = counted.minutes();
        return new Exceedances(
                quantile,
                seconds,
                minute > guard.minutes() ? product.begin(restarts.atMinute(minute), 0) : product,
                counted);
    }

    /** ln of the e-value at this threshold that trusts the instances. */
    public double logRaw() {
        return raw.log(ODDS, new double[ODDS.size()], 0);
    }

    /** ln of the e-value at this threshold that does not. */
    public double logGuarded() {
        return guard.logGuarded();
    }

    /** Nothing when the histogram has no such edge (any more). */
    private Counts count(Histogram durations) {
        boolean known = Double.isInfinite(seconds) || durations.edges().contains(seconds);
        return known ? new Counts(durations.total(), durations.surelyAbove(seconds)) : Counts.NONE;
    }

    private static double[] terms(ArmCounts table) {
        double[] terms = new double[ODDS.size()];
        for (int index = 0; index < terms.length; index++) {
            terms[index] = Noncentral.logRatio(table, ODDS.psi().get(index));
        }
        return terms;
    }
}
