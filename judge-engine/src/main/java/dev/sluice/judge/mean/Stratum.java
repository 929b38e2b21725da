package dev.sluice.judge.mean;

/** Values of both arms from the same time and at the same share. */
public record Stratum(Moments baseline, Moments candidate) {
    public static final Stratum NONE = new Stratum(Moments.NONE, Moments.NONE);
    /** Values of each arm; with fewer the variance is too uncertain, and most so where it should be large. */
    static final long ENOUGH = 10;

    public Stratum plus(Stratum other) {
        return new Stratum(baseline.plus(other.baseline), candidate.plus(other.candidate));
    }

    boolean enough() {
        return baseline.count() >= ENOUGH && candidate.count() >= ENOUGH;
    }

    /** {@code h = n_c·n_s/(n_c+n_s)}: the stratum with the most information about the difference weighs most. */
    double weight() {
        double product = (double) baseline.count() * candidate.count();
        return product / (baseline.count() + candidate.count());
    }

    /** {@code D}: how much higher the candidate's mean is. */
    double increase() {
        return candidate.mean() - baseline.mean();
    }

    /** {@code h²·(s_c²/n_c + s_s²/n_s)}. */
    double variance() {
        double weight = weight();
        return weight * weight * (candidate.meanVariance() + baseline.meanVariance());
    }
}
