package dev.sluice.monitor.analysis;

import dev.sluice.judge.BeforeAfter;
import dev.sluice.judge.GridEProcess;
import dev.sluice.judge.HealthProof;
import dev.sluice.judge.Metric;
import org.jspecify.annotations.Nullable;

/**
 * The state of one metric's tests.
 *
 * @param errors the e-process of this attempt; null for metrics without one
 * @param proof the absolute test of this stage
 * @param standard what this attempt's before/after stages compare with, fixed when the first of them is judged
 */
public record MetricProgress(
        @Nullable GridEProcess errors,
        HealthProof proof,
        @Nullable BeforeAfter standard) {

    static MetricProgress start(Metric metric, int stages) {
        return switch (metric) {
            case Metric.ErrorRatio ratio -> new MetricProgress(GridEProcess.start(stages), HealthProof.NONE, null);
            case Metric.Latency latency -> new MetricProgress(null, HealthProof.NONE, null);
            case Metric.Unsupported unsupported -> new MetricProgress(null, HealthProof.NONE, null);
        };
    }

    MetricProgress enterStage(int stage) {
        return new MetricProgress(errors == null ? null : errors.enterStage(stage), HealthProof.NONE, standard);
    }

    MetricProgress with(HealthProof next) {
        return new MetricProgress(errors, next, standard);
    }

    /** ln of the e-value; 0 without an e-process. */
    double logE() {
        return errors == null ? 0 : errors.log();
    }
}
