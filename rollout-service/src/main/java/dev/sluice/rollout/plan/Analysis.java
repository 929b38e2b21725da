package dev.sluice.rollout.plan;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the candidate is judged.
 *
 * @param required false for {@code analysis: none}: gates open by time alone
 * @param alpha probability of stopping a healthy version, for the whole rollout
 * @param interval time between two looks
 * @param expected the traffic that the plan counts on; null when it does not say
 */
public record Analysis(
        boolean required,
        double alpha,
        Duration interval,
        List<Metric> metrics,
        @Nullable ExpectedTraffic expected) {

    public static final double DEFAULT_ALPHA = 0.01;
    public static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(10);

    public static final Analysis NONE = new Analysis(false, DEFAULT_ALPHA, DEFAULT_INTERVAL, List.of());

    private static final Duration FRESH_AT_LEAST = Duration.ofSeconds(60);

    public Analysis {
        metrics = List.copyOf(metrics);
    }

    public Analysis(boolean required, double alpha, Duration interval, List<Metric> metrics) {
        this(required, alpha, interval, metrics, null);
    }

    /** A verdict older than this opens no gate: the larger of 60 s and two intervals. */
    public Duration freshFor() {
        Duration twoIntervals = interval.multipliedBy(2);
        return twoIntervals.compareTo(FRESH_AT_LEAST) > 0 ? twoIntervals : FRESH_AT_LEAST;
    }
}
