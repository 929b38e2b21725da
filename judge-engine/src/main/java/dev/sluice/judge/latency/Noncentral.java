package dev.sluice.judge.latency;

import dev.sluice.judge.ArmCounts;
import dev.sluice.judge.Factorials;

/**
 * Fisher's noncentral hypergeometric distribution against the central one: how much more probable a 2x2 table is, given its margins,
 * when the candidate's odds of an exceedance are {@code omega} times the baseline's. With x exceedances of the candidate among K of
 * both and P0 the central distribution
 *
 * <pre>
 * LR = omega^x / M(omega),   M(omega) = Σ_u P0(u)·omega^u
 * ln M = ln P0(m) + m·ln omega + ln Σ_u Π (ratio of neighbours from m to u)
 * </pre>
 *
 * with m the mode of the noncentral distribution (Liao and Rosen, The American Statistician 55, 2001). The sum runs outwards from
 * m until what follows is below 1e-17 of it, some ten standard deviations: exact but for rounding, in a few hundred multiplications
 * for thousands of exceedances. ln P0(m) loses digits as ln n! grows: the error is below 1e-8 for a million requests per interval.
 */
final class Noncentral {
    private static final double NEGLIGIBLE = 1e-17;

    private Noncentral() {}

    /** ln LR of a table in which the errors are the exceedances; both arms have requests. */
    static double logRatio(ArmCounts table, double omega) {
        long candidate = table.candidate().requests();
        long baseline = table.baseline().requests();
        long all = table.candidate().errors() + table.baseline().errors();
        long lowest = Math.max(0, all - baseline);
        long highest = Math.min(all, candidate);
        if (lowest >= highest) {
            return 0;
        }
        long mode = Math.clamp(mode(candidate, baseline, all, omega), lowest, highest);
        double central = Factorials.logChoose(candidate, mode)
                + Factorials.logChoose(baseline, all - mode)
                - Factorials.logChoose(candidate + baseline, all);
        double sum = 1 + above(candidate, baseline, all, omega, mode) + below(candidate, baseline, all, omega, mode);
        return (table.candidate().errors() - mode) * Math.log(omega) - central - Math.log(sum);
    }

    /** The larger neighbour's probability is the same or less: {@code (n_c+1−u)(K+1−u)·omega = u(n_s−K+u)}. */
    private static long mode(long candidate, long baseline, long all, double omega) {
        double a = omega - 1;
        double b = (candidate + all + 2) * omega + baseline - all;
        double c = (candidate + 1.0) * (all + 1) * omega;
        return (long) (2 * c / (b + Math.sqrt(b * b - 4 * a * c)));
    }

    private static double above(long candidate, long baseline, long all, double omega, long mode) {
        long highest = Math.min(all, candidate);
        double term = 1;
        double sum = 0;
        for (long u = mode; u < highest; u++) {
            term *= omega * (candidate - u) * (all - u) / ((u + 1.0) * (baseline - all + u + 1));
            sum += term;
            if (term < NEGLIGIBLE * sum) {
                break;
            }
        }
        return sum;
    }

    private static double below(long candidate, long baseline, long all, double omega, long mode) {
        long lowest = Math.max(0, all - baseline);
        double term = 1;
        double sum = 0;
        for (long u = mode; u > lowest; u--) {
            term *= (double) u * (baseline - all + u) / (omega * (candidate - u + 1) * (all - u + 1));
            sum += term;
            if (term < NEGLIGIBLE * sum) {
                break;
            }
        }
        return sum;
    }
}
