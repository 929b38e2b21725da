package dev.sluice.monitor.exposition;

import dev.sluice.judge.Histogram;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds the buckets of one arm's series and checks that together they are a histogram. */
public final class BucketSum {
    private static final int MAX_BUCKETS = 200;

    private final Map<Double, Long> buckets = new TreeMap<>();
    private final Map<Double, Integer> series = new TreeMap<>();

    public void add(String edge, long count) throws ExpositionException {
        double upper = edge.equals("+Inf") ? Double.POSITIVE_INFINITY : edge(edge);
        if (buckets.size() > MAX_BUCKETS) {
            throw broken();
        }
        buckets.merge(upper, count, Long::sum);
        series.merge(upper, 1, Integer::sum);
    }

    public Histogram histogram() throws ExpositionException {
        if (buckets.isEmpty()) {
            return Histogram.NONE;
        }
        List<Double> edges = new ArrayList<>(buckets.keySet());
        List<Long> cumulative = List.copyOf(buckets.values());
        boolean sameEdges = series.values().stream().distinct().count() == 1;
        if (!Double.isInfinite(edges.removeLast()) || !sameEdges || !increasing(cumulative)) {
            throw broken();
        }
        return new Histogram(edges, cumulative);
    }

    private static boolean increasing(List<Long> cumulative) {
        for (int index = 1; index < cumulative.size(); index++) {
            if (cumulative.get(index) < cumulative.get(index - 1)) {
                return false;
            }
        }
        return true;
    }

    private static double edge(String edge) throws ExpositionException {
        if (!edge.matches("\\d{1,9}(\\.\\d{1,12})?([eE][+-]?\\d{1,2})?")) {
            throw broken();
        }
        return Double.parseDouble(edge);
    }

    private static ExpositionException broken() {
        return new ExpositionException("The source's histogram is broken: its buckets do not add up.");
    }
}
