package dev.sluice.rollout.plan;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One thing that is compared between the baseline and the candidate. */
public sealed interface Metric {

    String name();

    /** Name of a registered source. */
    String source();

    /** Requests of the candidate below which nothing is decided. */
    long minRequests();

    /** What is broken when this metric fails. */
    FailureKind blames();

    /**
     * Share of requests that fail.
     *
     * @param maxIncrease the harm that HEALTHY must exclude, as a ratio of all traffic of the target (0 to 1)
     * @param maxRatio the alternative bound: candidate's rate over baseline's rate, above 1
     */
    record ErrorRatio(
            String name,
            String source,
            double maxIncrease,
            @Nullable Double maxRatio,
            long minRequests,
            FailureKind blames)
            implements Metric {
        public static final String TYPE = "error-ratio";
    }

    /**
     * A quantile of the response time.
     *
     * @param quantile within (0, 1)
     * @param maxIncrease how much slower than the baseline the candidate may be
     */
    record Latency(
            String name, String source, double quantile, Duration maxIncrease, long minRequests, FailureKind blames)
            implements Metric {
        public static final String TYPE = "latency";
    }
}
