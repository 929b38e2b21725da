package dev.sluice.rollout.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the analysis of a plan: {@code none}, or an object with metrics. */
final class AnalysisReader {

    private static final double DEFAULT_MAX_INCREASE = 0.005;
    private static final Duration DEFAULT_SLOWER = Duration.ofMillis(50);
    private static final double DEFAULT_QUANTILE = 0.99;
    private static final long DEFAULT_MIN_REQUESTS = 100;
    private static final Duration LONGEST_INTERVAL = Duration.ofHours(1);
    private static final int MOST_METRICS = 20;

    private AnalysisReader() {}

    static Analysis read(Fields root) {
        JsonNode value = root.get("analysis");
        if (value.isTextual() && "none".equals(value.textValue())) {
            return Analysis.NONE;
        }
        if (value.isMissingNode()) {
            root.found(
                    Rule.EMPTY_ANALYSIS,
                    "analysis",
                    "Say how to judge the change: give analysis.metrics, or write analysis: none to go by time alone.");
            return Analysis.NONE;
        }
        Fields fields = root.object("analysis");
        double alpha = fields.number("alpha", Analysis.DEFAULT_ALPHA);
        Duration interval = fields.positive("interval", Analysis.DEFAULT_INTERVAL);
        List<Metric> metrics = metrics(fields);
        ExpectedTraffic expected = expected(fields);
        fields.nothingElse();
        if (alpha <= 0 || alpha > 0.5) {
            fields.found(Rule.INVALID_MARGIN, "alpha", "alpha must be above 0 and at most 0.5; 0.01 is the default.");
        }
        if (interval.compareTo(LONGEST_INTERVAL) > 0) {
            fields.wrong(fields.path("interval"), "must be at most 1h: a verdict counts as fresh for two intervals.");
        }
        return new Analysis(true, alpha, interval, metrics, expected);
    }

    private static @Nullable ExpectedTraffic expected(Fields analysis) {
        if (analysis.get("expected").isMissingNode()) {
            return null;
        }
        Fields fields = analysis.object("expected");
        double perSecond = fields.number("requestsPerSecond", 0);
        double errorRate = fields.number("errorRate", 0);
        fields.nothingElse();
        if (!(perSecond > 0 && perSecond < 1e9)) {
            fields.wrong(fields.path("requestsPerSecond"), "must be above 0: the requests of both versions together.");
        }
        if (!(errorRate >= 0 && errorRate < 1)) {
            fields.wrong(
                    fields.path("errorRate"), "must be 0 or more and below 1: errors per request, for example 0.001.");
        }
        return new ExpectedTraffic(perSecond, errorRate);
    }

    private static List<Metric> metrics(Fields analysis) {
        List<Metric> metrics = new ArrayList<>();
        JsonNode list = analysis.get("metrics");
        for (int i = 0; i < Math.min(list.size(), MOST_METRICS); i++) {
            Fields metric = new Fields(list.get(i), analysis.path("metrics[" + i + "]"), analysis.findings());
            metric(metric).ifPresent(metrics::add);
        }
        if (list.size() > MOST_METRICS) {
            analysis.wrong(analysis.path("metrics"), "may list at most " + MOST_METRICS + " metrics.");
        }
        if (!list.isArray() || list.isEmpty()) {
            analysis.found(
                    Rule.EMPTY_ANALYSIS,
                    "metrics",
                    "Name at least one metric, or write analysis: none to go by time alone.");
        }
        return metrics;
    }

    private static Optional<Metric> metric(Fields fields) {
        String name = fields.name("name");
        String type = fields.text("type");
        String source = fields.name("source");
        long minRequests = (long) fields.number("minRequests", DEFAULT_MIN_REQUESTS);
        FailureKind blames = fields.oneOf("blames", FailureKind.class, FailureKind.APPLICATION);
        Optional<Metric> metric =
                switch (type) {
                    case Metric.ErrorRatio.TYPE -> {
                        double maxIncrease = fields.number("maxIncrease", DEFAULT_MAX_INCREASE);
                        Double maxRatio =
                                fields.get("maxRatio").isMissingNode() ? null : fields.number("maxRatio", 2.0);
                        yield Optional.of(
                                new Metric.ErrorRatio(name, source, maxIncrease, maxRatio, minRequests, blames));
                    }
                    case Metric.Latency.TYPE -> {
                        double quantile = fields.number("quantile", DEFAULT_QUANTILE);
                        Duration slower = fields.positive("maxIncrease", DEFAULT_SLOWER);
                        yield Optional.of(new Metric.Latency(name, source, quantile, slower, minRequests, blames));
                    }
                    case "" -> Optional.empty();
                    default -> {
                        fields.wrong(fields.path("type"), "must be error-ratio or latency.");
                        yield Optional.empty();
                    }
                };
        if (metric.isPresent()) {
            fields.nothingElse();
        }
        return metric;
    }
}
