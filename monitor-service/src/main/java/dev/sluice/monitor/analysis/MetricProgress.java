package dev.sluice.monitor.analysis;

import dev.sluice.judge.BeforeAfter;
import dev.sluice.judge.HealthProof;
import dev.sluice.judge.Histogram;
import dev.sluice.judge.Metric;
import dev.sluice.judge.RateProcess;
import dev.sluice.judge.Restarts;
import dev.sluice.judge.latency.ExceedanceProcess;
import org.jspecify.annotations.Nullable;

/**
 * The state of one metric's tests.
 *
 * @param rate the evidence of this attempt that failures went up; null for metrics without it, and in states that were stored
 *     before it was kept
 * @param durations the evidence of this attempt that durations got longer; null for other metrics, and until the baseline's
 *     durations are known
 * @param proof the tests of this stage
 * @param standard what this attempt's before/after stages compare with, fixed when the first of them is judged
 */
public record MetricProgress(
        @Nullable RateProcess rate,
        @Nullable ExceedanceProcess durations,
        HealthProof proof,
        @Nullable BeforeAfter standard) {

    static MetricProgress start(Metric metric, int stages) {
        return switch (metric) {
            case Metric.ErrorRatio ratio -> new MetricProgress(errors(stages), null, HealthProof.NONE, null);
            case Metric.Latency latency -> new MetricProgress(null, null, HealthProof.NONE, null);
            case Metric.Unsupported unsupported -> new MetricProgress(null, null, HealthProof.NONE, null);
        };
    }

    static RateProcess errors(int stages) {
        return RateProcess.errors(new Restarts(stages));
    }

    /**
     * A stage is entered.
     *
     * @param later whether it is a later stage than all that this attempt has seen
     * @param baseline the baseline's durations so far, from which thresholds are chosen anew
     */
    MetricProgress enterStage(boolean later, Histogram baseline) {
        if (!later) {
            return new MetricProgress(rate, durations, HealthProof.NONE, standard);
        }
        return new MetricProgress(
                rate == null ? null : rate.stage(),
                durations == null ? null : durations.stage(baseline),
                HealthProof.NONE,
                standard);
    }

    MetricProgress with(HealthProof next) {
        return new MetricProgress(rate, durations, next, standard);
    }

    MetricProgress with(ExceedanceProcess next) {
        return new MetricProgress(rate, next, proof, standard);
    }

    MetricProgress with(RateProcess next, @Nullable BeforeAfter nextStandard) {
        return new MetricProgress(next, durations, proof, nextStandard);
    }

    /** ln of the e-value that trusts the instances; 0 without one. */
    double logRaw() {
        return rate != null ? rate.logRaw() : durations != null ? durations.logRaw() : 0;
    }

    /** ln of the e-value that does not; 0 without one. */
    double logGuarded() {
        return rate != null ? rate.logGuarded() : durations != null ? durations.logGuarded() : 0;
    }
}
