package dev.sluice.judge;

import org.apache.commons.numbers.gamma.LogGamma;

/** Logs of factorials, binomial coefficients and rising factorials. */
public final class Factorials {
    /** Below this many factors a product is both faster than the gamma function and more exact. */
    private static final int FEW = 64;

    private Factorials() {}

    /** {@code ln(x·(x+1)·…·(x+n−1)) = ln Γ(x+n) − ln Γ(x)} for x above 0. */
    public static double logRising(double x, long n) {
        if (n > FEW) {
            return LogGamma.value(x + n) - LogGamma.value(x);
        }
        double log = 0;
        double product = 1;
        for (long factor = 0; factor < n; factor++) {
            product *= x + factor;
            if (product > 1e250 || product < 1e-250) {
                log += Math.log(product);
                product = 1;
            }
        }
        return log + Math.log(product);
    }

    public static double log(long n) {
        return LogGamma.value(n + 1.0);
    }

    /** ln of n over k, for k from 0 to n. */
    public static double logChoose(long n, long k) {
        return log(n) - log(k) - log(n - k);
    }
}
