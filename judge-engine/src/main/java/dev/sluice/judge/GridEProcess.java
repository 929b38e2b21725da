package dev.sluice.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The evidence that the candidate fails more often than the baseline: a mixture of likelihood ratios over a grid of rate
 * ratios, .7 from the start of the attempt and .3 shared by restarts at each later stage (judges A1, A6, C1 without guard).
 * While the candidate is not worse it is a non-negative supermartingale that starts at 1, so it reaches 1/alpha with
 * probability at most alpha, however often one looks and however the shares change. Logs are natural.
 *
 * @param stages how many stages the plan has; restarts that have not begun count as 1
 * @param fromStart log likelihood ratio per psi since the attempt began
 * @param restarts the same, since that stage was entered
 */
public record GridEProcess(int stages, List<Double> fromStart, Map<Integer, List<Double>> restarts) {
    private static final double START_WEIGHT = .7;

    public GridEProcess {
        if (stages < 1) {
            throw new IllegalArgumentException("a plan has at least one stage");
        }
        fromStart = List.copyOf(fromStart);
        restarts = Map.copyOf(restarts);
    }

    public static GridEProcess start(int stages) {
        return new GridEProcess(stages, PsiGrid.start(), Map.of());
    }

    /** Begins the restart of that stage; the first stage has none, since the attempt began there. */
    public GridEProcess enterStage(int stage) {
        if (stage == 0 || stage >= stages || restarts.containsKey(stage)) {
            return this;
        }
        Map<Integer, List<Double>> more = new TreeMap<>(restarts);
        more.put(stage, PsiGrid.start());
        return new GridEProcess(stages, fromStart, more);
    }

    /** Adds one interval with both arms live; an interval in which an arm was not seen says nothing. */
    public GridEProcess observe(ArmCounts interval) {
        return interval.comparable() ? add(PsiGrid.against(interval)) : this;
    }

    /** Adds one interval without a live baseline, against the highest error rate that counts as not worse. */
    public GridEProcess observe(Counts candidate, double rate) {
        return add(PsiGrid.against(candidate, rate));
    }

    /** ln E. */
    public double log() {
        double start = PsiGrid.logMixture(fromStart);
        if (stages == 1) {
            return start;
        }
        double each = (1 - START_WEIGHT) / (stages - 1);
        List<Double> terms = new ArrayList<>();
        terms.add(Math.log(START_WEIGHT) + start);
        restarts.values().forEach(logs -> terms.add(Math.log(each) + PsiGrid.logMixture(logs)));
        int waiting = stages - 1 - restarts.size();
        if (waiting > 0) {
            terms.add(Math.log(each * waiting));
        }
        return PsiGrid.logSum(terms);
    }

    private GridEProcess add(List<Double> terms) {
        Map<Integer, List<Double>> more = new TreeMap<>();
        restarts.forEach((stage, logs) -> more.put(stage, PsiGrid.plus(logs, terms)));
        return new GridEProcess(stages, PsiGrid.plus(fromStart, terms), more);
    }
}
