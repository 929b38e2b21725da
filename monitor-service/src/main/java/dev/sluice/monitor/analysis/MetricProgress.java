package dev.sluice.monitor.analysis;

import dev.sluice.judge.BeforeAfter;
import dev.sluice.judge.HealthProof;
import dev.sluice.judge.Metric;
import dev.sluice.judge.RateProcess;
import dev.sluice.judge.Restarts;
import org.jspecify.annotations.Nullable;

/**
 * The state of one metric's tests.
 *
 * @param rate the evidence of this attempt that failures went up; null for metrics without it, and in states that were stored
 *     before it was kept
 * @param proof the tests of this stage
 * @param standard what this attempt's before/after stages compare with, fixed when the first of them is judged
 */
public record MetricProgress(
        @Nullable RateProcess rate,
        HealthProof proof,
        @Nullable BeforeAfter standard) {

    static MetricProgress start(Metric metric, int stages) {
        return switch (metric) {
            case Metric.ErrorRatio ratio -> new MetricProgress(errors(stages), HealthProof.NONE, null);
            case Metric.Latency latency -> new MetricProgress(null, HealthProof.NONE, null);
            case Metric.Unsupported unsupported -> new MetricProgress(null, HealthProof.NONE, null);
        };
    }

    static RateProcess errors(int stages) {
        return RateProcess.errors(new Restarts(stages));
    }

    /** @param later whether it is a later stage than all that this attempt has seen */
    MetricProgress enterStage(boolean later) {
        RateProcess entered = rate != null && later ? rate.stage() : rate;
        return new MetricProgress(entered, HealthProof.NONE, standard);
    }

    MetricProgress with(HealthProof next) {
        return new MetricProgress(rate, next, standard);
    }

    /** ln of the e-value that trusts the instances; 0 without one. */
    double logRaw() {
        return rate == null ? 0 : rate.logRaw();
    }

    /** ln of the e-value that does not; 0 without one. */
    double logGuarded() {
        return rate == null ? 0 : rate.logGuarded();
    }
}
