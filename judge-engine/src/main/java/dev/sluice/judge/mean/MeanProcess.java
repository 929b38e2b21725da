package dev.sluice.judge.mean;

/**
 * How much the candidate's mean is above the baseline's: one-sided asymptotic confidence sequences (Waudby-Smith, Arbour, Sinha,
 * Kennedy and Ramdas, Annals of Statistics 52, 2024), stratified by interval (judges A5). With h the weight of an interval, D the
 * difference of its means and V the sum of h² times D's variance,
 *
 * <pre>
 * bounds of Σ h·(true increase) / Σ h:   (Σ h·D ∓ margin) / Σ h
 * margin = sqrt(2·(V + 1/rho²)·ln(1 + sqrt(V·rho² + 1)/(2·alpha)))
 * rho²   = (−2·ln 2alpha + ln(1 − 2·ln 2alpha)) / V*
 * </pre>
 *
 * UNHEALTHY is a lower bound above the increase that the plan allows: if in every interval the true increase is at most that, it
 * happens at any look with probability about alpha at most. HEALTHY is the mirror: an upper bound below it; it needs a process of
 * its own that begins with the stage. Both arms are compared within intervals only, so shared swings cancel out however shares change.
 * Values that should not fall are judged with the arms swapped.
 *
 * <p>Limits: asymptotic, so nothing is said before {@value #ENOUGH} values of each arm, and nothing is healthy before
 * {@value #ENOUGH_FOR_HEALTH}: the mean and the variance of few skewed values are low together, so an upper bound from them is too
 * low. (Measured at an increase of just delta, beta = .05, 2 % share: lognormal sigma .8 .032, sigma 1.2 .053; from 100 values on
 * they were .052 and .089. Heavier tails need more.) Values have to be independent, which requests of one slow instance are not. V is
 * 0 while no value differs, and nothing is said then.
 *
 * <p>V*, at which the bounds are tightest, is planned. The default is {@value #HORIZON} times the V of the first {@value #ENOUGH}
 * values of each arm, and is fixed then; since it decides only where the bounds are tight, it need not be right.
 *
 * @param open values that wait until there are enough of both arms for an interval
 * @param weights Σ h
 * @param increases Σ h·D
 * @param variance V
 * @param baseline values of closed intervals
 * @param candidate values of closed intervals
 * @param planned V*; 0 while it is not known
 */
public record MeanProcess(
        Stratum open,
        double weights,
        double increases,
        double variance,
        long baseline,
        long candidate,
        double planned) {
    /** Values of each arm before anything is said. */
    public static final long ENOUGH = 100;
    /** Values of each arm before an increase is excluded. */
    public static final long ENOUGH_FOR_HEALTH = 1000;
    /** How much longer than to its first {@link #ENOUGH} values of each arm a comparison is expected to last. */
    public static final double HORIZON = 20;

    public static final MeanProcess START = new MeanProcess(Stratum.NONE, 0, 0, 0, 0, 0, 0);

    /** With a planned V* in place of the default. */
    public static MeanProcess planned(double variance) {
        if (!(variance > 0)) {
            throw new IllegalArgumentException("a planned variance is above 0");
        }
        return new MeanProcess(Stratum.NONE, 0, 0, 0, 0, 0, variance);
    }

    /** The share changed or is about to: values that wait for an interval are dropped, since none may straddle the change. */
    public MeanProcess cut() {
        return with(Stratum.NONE, planned);
    }

    /** One interval; it waits for the next ones of the same share until there are enough values of both arms. */
    public MeanProcess observe(Stratum interval) {
        Stratum stratum = open.plus(interval);
        if (!stratum.enough()) {
            return with(stratum, planned);
        }
        MeanProcess closed = new MeanProcess(
                Stratum.NONE,
                weights + stratum.weight(),
                increases + stratum.weight() * stratum.increase(),
                variance + stratum.variance(),
                Math.addExact(baseline, stratum.baseline().count()),
                Math.addExact(candidate, stratum.candidate().count()),
                planned);
        boolean plan = planned == 0 && closed.counted();
        return plan ? closed.with(Stratum.NONE, HORIZON * closed.variance) : closed;
    }

    /** The increase that is excluded from below; minus infinity while nothing can be said. */
    public double lower(double alpha) {
        return ready() ? (increases - margin(alpha)) / weights : Double.NEGATIVE_INFINITY;
    }

    /** The increase that is excluded from above; infinity while nothing can be said. */
    public double upper(double alpha) {
        return ready() ? (increases + margin(alpha)) / weights : Double.POSITIVE_INFINITY;
    }

    /** Whether the mean rose by more than {@code delta} (0 or more). */
    public boolean unhealthy(double delta, double alpha) {
        return lower(alpha) > delta;
    }

    /** Whether an increase of {@code delta} or more is excluded, from enough values. */
    public boolean healthy(double delta, double beta) {
        boolean enough = baseline >= ENOUGH_FOR_HEALTH && candidate >= ENOUGH_FOR_HEALTH;
        return enough && upper(beta) < delta;
    }

    /** Whether there are enough values, and some differ. */
    public boolean ready() {
        return counted() && planned > 0 && variance > 0;
    }

    private boolean counted() {
        return baseline >= ENOUGH && candidate >= ENOUGH;
    }

    private double margin(double alpha) {
        if (!(alpha > 0 && alpha < .5)) {
            throw new IllegalArgumentException("alpha lies between 0 and .5");
        }
        double twice = -2 * Math.log(2 * alpha);
        double rho = (twice + Math.log1p(twice)) / planned;
        return Math.sqrt(2 * (variance + 1 / rho) * Math.log1p(Math.sqrt(variance * rho + 1) / (2 * alpha)));
    }

    private MeanProcess with(Stratum waiting, double plan) {
        return new MeanProcess(waiting, weights, increases, variance, baseline, candidate, plan);
    }
}
