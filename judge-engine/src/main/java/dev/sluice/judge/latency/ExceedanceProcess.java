package dev.sluice.judge.latency;

import dev.sluice.judge.Histogram;
import dev.sluice.judge.Logs;
import dev.sluice.judge.Restarts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/**
 * The evidence that the candidate's durations are longer than the baseline's (judges C3). Each interval's durations are cut in two at
 * five thresholds. Given how many requests each arm had and how many exceeded a threshold in all, the candidate's part is
 * hypergeometric as long as the versions are the same, whatever the durations of that interval are: shared swings cancel out, however
 * the shares change. So
 *
 * <pre>
 * E = 1/5·Σ_thresholds Σ_odds w·Π_intervals LR(odds)      (LR: {@link Noncentral}, restarts: as GridEProcess)
 * </pre>
 *
 * is a supermartingale that starts at 1 while the candidate is not slower, and reaches 1/alpha with probability at most alpha. A
 * faster candidate only lowers it, since LR rises with the candidate's exceedances.
 *
 * <p>Thresholds come from the baseline's durations before a stage, so they are known before the intervals that they cut; each factor
 * has mean at most 1 given the past whatever threshold the past has chosen, and the product goes on over stages.
 *
 * <p>Limits: it says that durations got longer, not by how much; buckets that are wider than the shift hide it; durations within an
 * interval have to be exchangeable between the arms (one slow instance among several is told by {@link #logGuarded}).
 *
 * @param thresholds one per quantile .5, .75, .9, .95, .99 of the baseline
 */
public record ExceedanceProcess(Restarts restarts, List<Exceedances> thresholds) {
    public ExceedanceProcess {
        thresholds = List.copyOf(thresholds);
    }

    /**
     * Begins an attempt.
     *
     * @param baseline durations from before it
     */
    public static ExceedanceProcess start(Restarts restarts, Histogram baseline) {
        List<Double> edges = Thresholds.of(baseline);
        List<Exceedances> all = new ArrayList<>(edges.size());
        for (int index = 0; index < edges.size(); index++) {
            all.add(Exceedances.start(Thresholds.QUANTILES.get(index), edges.get(index), restarts));
        }
        return new ExceedanceProcess(restarts, all);
    }

    /**
     * A later stage is entered for the first time in this attempt.
     *
     * @param baseline durations from before the stage, from which thresholds are chosen anew; without any they stay
     */
    public ExceedanceProcess stage(Histogram baseline) {
        List<Double> edges = baseline.total() > 0
                ? Thresholds.of(baseline)
                : thresholds.stream().map(Exceedances::seconds).toList();
        List<Exceedances> all = new ArrayList<>(edges.size());
        for (int index = 0; index < edges.size(); index++) {
            all.add(thresholds.get(index).stage(edges.get(index), restarts));
        }
        return new ExceedanceProcess(restarts, all);
    }

    /** The share changed or is about to: what comes belongs to another block. */
    public ExceedanceProcess cut() {
        return each(Exceedances::cut);
    }

    /**
     * One interval with both arms live; one in which an arm was not seen says nothing.
     *
     * @param length in seconds
     */
    public ExceedanceProcess observe(Histogram baseline, Histogram candidate, double length) {
        return each(threshold -> threshold.observe(baseline, candidate, length, restarts));
    }

    /** ln of the e-value that trusts the instances. */
    public double logRaw() {
        return mean(Exceedances::logRaw);
    }

    /** ln of the e-value that does not: the mean of the guards, each of which is valid at its threshold. */
    public double logGuarded() {
        return mean(Exceedances::logGuarded);
    }

    /** The threshold with the most evidence after the guard. */
    public Exceedances blamed() {
        return thresholds.stream()
                .max(Comparator.comparingDouble(Exceedances::logGuarded))
                .orElseThrow();
    }

    private ExceedanceProcess each(UnaryOperator<Exceedances> step) {
        return new ExceedanceProcess(restarts, thresholds.stream().map(step).toList());
    }

    private double mean(ToDoubleFunction<Exceedances> log) {
        double sum = Double.NEGATIVE_INFINITY;
        for (Exceedances threshold : thresholds) {
            sum = Logs.add(sum, log.applyAsDouble(threshold));
        }
        return sum - Math.log(thresholds.size());
    }
}
