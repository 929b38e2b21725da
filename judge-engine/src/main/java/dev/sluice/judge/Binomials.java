package dev.sluice.judge;

/** Distributions of the candidate's part of the failures. */
public final class Binomials {
    private static final double MOST_CORRELATED = .95;

    private Binomials() {}

    /**
     * P(k of n) for k from 0 to n: binomial, or with spread (d of judges C1, a coefficient of variation) beta-binomial with correlation
     * {@code min(.95, p(1−p)·2d²)}.
     */
    public static double[] mass(long n, double p, double spread) {
        int size = Math.toIntExact(n);
        double[] mass = new double[size + 1];
        double correlation = correlation(p, spread);
        double whole = spread == 0 ? 0 : 1 / correlation - 1;
        double all = spread == 0 ? 0 : Factorials.logRising(whole, n);
        for (int k = 0; k <= size; k++) {
            double log = spread == 0
                    ? k * Math.log(p) + (n - k) * Math.log1p(-p)
                    : Factorials.logRising(p * whole, k) + Factorials.logRising((1 - p) * whole, n - k) - all;
            mass[k] = Math.exp(Factorials.logChoose(n, k) + log);
        }
        return mass;
    }

    /** How strongly failures of one block go together when the arms drift with this coefficient of variation. */
    static double correlation(double p, double spread) {
        return Math.min(MOST_CORRELATED, p * (1 - p) * 2 * spread * spread);
    }
}
