package dev.sluice.judge;

/**
 * How probable the failures of one interval are, up to a factor that depends on neither hypothesis: the likelihood that
 * e-processes multiply. {@code psi} is the candidate's rate as a multiple of what is healthy, {@code spread} (d in judges C1) how
 * far apart the arms drift by chance alone: a coefficient of variation per block, 0 for none.
 */
public sealed interface Kernel {
    double log(double psi, double spread);

    /**
     * Both arms live: given that a request failed, it was the candidate's with probability {@code psi·r/(1+psi·r)}, r the
     * counted requests of the candidate per request of the baseline. With spread: beta-binomial.
     */
    record Live(ArmCounts counts) implements Kernel {
        @Override
        public double log(double psi, double spread) {
            long candidate = counts.candidate().errors();
            long baseline = counts.baseline().errors();
            double odds = psi * counts.odds();
            if (spread == 0) {
                return candidate * Math.log(odds) - (candidate + baseline) * Math.log1p(odds);
            }
            double p = odds / (1 + odds);
            double size = 1 / Binomials.correlation(p, spread) - 1;
            return Factorials.logRising(p * size, candidate)
                    + Factorials.logRising((1 - p) * size, baseline)
                    - Factorials.logRising(size, candidate + baseline);
        }
    }

    /** Only the candidate is live: failures are Poisson at {@code psi·rate} per request. With spread: negative binomial. */
    record Alone(Counts candidate, double rate) implements Kernel {
        @Override
        public double log(double psi, double spread) {
            double mean = Math.max(Double.MIN_NORMAL, candidate.requests() * rate * psi);
            if (spread == 0) {
                return candidate.errors() * Math.log(mean) - mean;
            }
            double shape = 1 / (spread * spread);
            return Factorials.logRising(shape, candidate.errors())
                    + candidate.errors() * Math.log(mean / (shape + mean))
                    - shape * Math.log1p(mean / shape);
        }
    }
}
