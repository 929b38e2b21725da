package dev.sluice.judge.rank;

import java.util.ArrayList;
import java.util.List;

/**
 * The last points of both arms, one of each per interval.
 *
 * @param control at most {@value #MOST}, oldest first; NaN for an interval without a value
 * @param experiment as many
 */
public record RankSamples(List<Double> control, List<Double> experiment) {
    /** The most points of an arm that are kept. */
    public static final int MOST = 500;

    public static final RankSamples NONE = new RankSamples(List.of(), List.of());

    public RankSamples {
        control = List.copyOf(control);
        experiment = List.copyOf(experiment);
        if (control.size() > MOST || experiment.size() > MOST) {
            throw new IllegalArgumentException("at most " + MOST + " points of an arm are kept");
        }
    }

    /** One interval; NaN for an arm without a value. */
    public RankSamples observe(double controlPoint, double experimentPoint) {
        return new RankSamples(appended(control, controlPoint), appended(experiment, experimentPoint));
    }

    public RankResult classify(RankRule rule) {
        return RankClassifier.classify(control, experiment, rule);
    }

    private static List<Double> appended(List<Double> points, double point) {
        List<Double> next = new ArrayList<>(points);
        next.add(point);
        return next.subList(Math.max(0, next.size() - MOST), next.size());
    }
}
