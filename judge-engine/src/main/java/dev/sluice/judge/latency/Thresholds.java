package dev.sluice.judge.latency;

import dev.sluice.judge.Histogram;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Where durations are cut in two: at edges of the histogram, since only there it is known how many were longer. */
final class Thresholds {
    static final List<Double> QUANTILES = List.of(.5, .75, .9, .95, .99);

    private Thresholds() {}

    /**
     * One edge per quantile of the baseline: the nearest that is not below it. An edge that is taken already would say the same
     * twice, so then it is the next one above (what the baseline never exceeds says much when the candidate does), and when there
     * is none, the highest free one below. Infinity, which nothing exceeds, when there are fewer edges than quantiles.
     */
    static List<Double> of(Histogram baseline) {
        TreeSet<Double> free = new TreeSet<>(baseline.edges());
        List<Double> chosen = new ArrayList<>();
        for (double quantile : QUANTILES) {
            double edge = baseline.quantile(quantile).upper();
            Double above = free.ceiling(edge);
            Double nearest = above != null ? above : free.floor(edge);
            chosen.add(nearest != null ? nearest : Double.POSITIVE_INFINITY);
            free.remove(chosen.getLast());
        }
        return chosen;
    }
}
