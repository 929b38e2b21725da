package dev.sluice.judge.rank;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Kayenta's score of a canary: per group 100·Pass/(Pass+High+Low+NodataFail), weighted. A group of which nothing counts has 100.
 *
 * @param weights of groups in percent, together at most 100; groups that are not named share the rest equally
 * @param pass a score of at least this passes
 * @param marginal a lower one of at least this is marginal
 */
public record RankScorer(Map<String, Double> weights, double pass, double marginal) {
    /** What part of the metrics may have no data before the score is 0, in percent. */
    private static final double NODATA = 50;

    /** One metric of a group. */
    public record Judged(String group, RankResult result) {}

    /** What a score means. */
    public enum Outcome {
        PASS,
        MARGINAL,
        FAIL
    }

    /**
     * The score.
     *
     * @param total 0 to 100, with two decimals
     * @param groups each group's score
     */
    public record Score(double total, Outcome outcome, Map<String, Double> groups) {
        public Score {
            groups = Map.copyOf(groups);
        }
    }

    public RankScorer {
        weights = Map.copyOf(weights);
        double sum = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        if (sum > 100 || weights.values().stream().anyMatch(weight -> weight < 0)) {
            throw new IllegalArgumentException("weights of groups are not negative, and together at most 100");
        }
        if (marginal > pass) {
            throw new IllegalArgumentException("what is marginal is at most what passes");
        }
    }

    /** A critical metric that does not pass, or half of the metrics without data, make it 0. */
    public Score score(List<Judged> metrics) {
        Map<String, Double> groups = new LinkedHashMap<>();
        for (Judged metric : metrics) {
            groups.computeIfAbsent(metric.group(), group -> group(metrics, group));
        }
        double total = decided(metrics) ? 0 : Math.round(weighted(groups) * 100) / 100.0;
        Outcome low = total >= marginal ? Outcome.MARGINAL : Outcome.FAIL;
        return new Score(total, total >= pass ? Outcome.PASS : low, groups);
    }

    private static boolean decided(List<Judged> metrics) {
        long without = count(metrics, Classification.NODATA);
        boolean critical = metrics.stream()
                .anyMatch(metric ->
                        metric.result().critical() && metric.result().classification() != Classification.PASS);
        return critical || metrics.isEmpty() || without * 100.0 >= NODATA * metrics.size();
    }

    private double weighted(Map<String, Double> groups) {
        double given = 0;
        long others = 0;
        for (String group : groups.keySet()) {
            given += weights.getOrDefault(group, 0.0);
            others += weights.containsKey(group) ? 0 : 1;
        }
        double rest = others == 0 ? 0 : (100 - given) / others;
        double sum = 0;
        for (Map.Entry<String, Double> group : groups.entrySet()) {
            sum += group.getValue() * weights.getOrDefault(group.getKey(), rest) / 100;
        }
        return sum;
    }

    private static double group(List<Judged> metrics, String name) {
        List<Judged> group =
                metrics.stream().filter(metric -> metric.group().equals(name)).toList();
        long counted = group.size() - count(group, Classification.NODATA);
        return counted == 0 ? 100 : 100.0 * count(group, Classification.PASS) / counted;
    }

    private static long count(List<Judged> metrics, Classification classification) {
        return metrics.stream()
                .filter(metric -> metric.result().classification() == classification)
                .count();
    }
}
