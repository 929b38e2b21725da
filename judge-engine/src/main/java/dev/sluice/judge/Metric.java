package dev.sluice.judge;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One thing that the plan wants compared. */
public sealed interface Metric {
    String name();

    /** The registered source that counts it. */
    String source();

    /** Candidate requests that a stage must have seen before a metric says more than NO_DATA. */
    long minRequests();

    FailureKind blames();

    /** The type's name in plans and events. */
    String type();

    /**
     * Errors per request.
     *
     * @param maxIncrease the harm that HEALTHY must exclude: additional errors per request, over all traffic of the target
     * @param maxRatio what besides makes it harm: so many times the baseline's errors per request, above 1; null when any ratio does
     */
    record ErrorRatio(
            String name,
            String source,
            long minRequests,
            FailureKind blames,
            double maxIncrease,
            @Nullable Double maxRatio)
            implements Metric {
        public ErrorRatio {
            if (!(maxIncrease > 0 && maxIncrease <= 1)) {
                throw new IllegalArgumentException("maxIncrease of an error ratio is above 0, at most 1");
            }
            if (maxRatio != null && !(maxRatio > 1)) {
                throw new IllegalArgumentException("maxRatio of an error ratio is above 1");
            }
        }

        @Override
        public String type() {
            return "error-ratio";
        }
    }

    /** A quantile of the durations, which may exceed the baseline's by at most {@code limit.maxIncrease}. */
    record Latency(String name, String source, long minRequests, FailureKind blames, Limit limit) implements Metric {
        @Override
        public String type() {
            return "latency";
        }
    }

    /** A kind that this version cannot judge; it never becomes healthy. */
    record Unsupported(String name, String source, long minRequests, FailureKind blames, String type)
            implements Metric {}

    /** How much longer a quantile may be. */
    record Limit(double quantile, Duration maxIncrease) {
        public Limit {
            if (!(quantile > 0 && quantile < 1)) {
                throw new IllegalArgumentException("a quantile lies between 0 and 1");
            }
            if (maxIncrease.isNegative()) {
                throw new IllegalArgumentException("maxIncrease of a latency is not negative");
            }
        }

        double seconds() {
            return maxIncrease.toNanos() / 1e9;
        }
    }
}
