package dev.sluice.judge;

import java.util.ArrayList;
import java.util.List;

/** The rate ratios that the e-process bets on, their weights, and the log likelihood ratio of counts against each. */
final class PsiGrid {
    private static final List<Double> PSI = List.of(1.5, 2.0, 3.0, 6.0, 20.0);
    private static final List<Double> WEIGHT = List.of(.2, .4, .2, .1, .1);

    private PsiGrid() {}

    static List<Double> start() {
        return PSI.stream().map(psi -> 0.0).toList();
    }

    /**
     * {@code c·ln(psi) − (c+s)·ln((1+psi·r)/(1+r))} for each psi: given an error, it falls on the candidate with
     * probability psi·r/(1+psi·r). Counted shares only: a configured share gives false alarms.
     */
    static List<Double> against(ArmCounts counts) {
        double candidate = counts.candidate().errors();
        double all = candidate + counts.baseline().errors();
        double odds = counts.odds();
        return PSI.stream()
                .map(psi -> candidate * Math.log(psi) - all * (Math.log1p(psi * odds) - Math.log1p(odds)))
                .toList();
    }

    /** {@code c·ln(psi) − n·rate·(psi−1)}: the Poisson likelihood ratio against a fixed error rate; a binomial one is never larger on average. */
    static List<Double> against(Counts candidate, double rate) {
        return PSI.stream()
                .map(psi -> candidate.errors() * Math.log(psi) - candidate.requests() * rate * (psi - 1))
                .toList();
    }

    static List<Double> plus(List<Double> logs, List<Double> terms) {
        List<Double> sum = new ArrayList<>(PSI.size());
        for (int index = 0; index < PSI.size(); index++) {
            sum.add(logs.get(index) + terms.get(index));
        }
        return List.copyOf(sum);
    }

    /** ln of the weighted mean of the likelihood ratios. */
    static double logMixture(List<Double> logs) {
        List<Double> weighted = new ArrayList<>(PSI.size());
        for (int index = 0; index < PSI.size(); index++) {
            weighted.add(Math.log(WEIGHT.get(index)) + logs.get(index));
        }
        return logSum(weighted);
    }

    /** ln of the sum of the exponentials, without overflow. */
    static double logSum(List<Double> logs) {
        double largest = logs.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        double sum = logs.stream().mapToDouble(log -> Math.exp(log - largest)).sum();
        return largest + Math.log(sum);
    }
}
