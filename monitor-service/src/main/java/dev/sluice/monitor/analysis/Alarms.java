package dev.sluice.monitor.analysis;

import dev.sluice.judge.Alarm;
import dev.sluice.judge.ErrorBudget;
import dev.sluice.judge.Metric;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The alarm over all metrics that have an e-value: their mean reaches 1/alpha, valid under any dependence (judges A3).
 *
 * @param metrics those that have one
 */
record Alarms(ErrorBudget budget, List<Metric> metrics, Map<String, MetricProgress> progress) {

    /**
     * What the alarm says about one metric: the one with the largest e-value is blamed, and each that would suffice alone.
     *
     * @param beyondLimit whether what was counted is beyond what the plan allows; an alarm needs both
     */
    Alarm of(Metric metric, boolean beyondLimit) {
        if (reached(metric, MetricProgress::logGuarded)) {
            return beyondLimit ? Alarm.RAISED : Alarm.WITHIN_LIMIT;
        }
        return beyondLimit && reached(metric, MetricProgress::logRaw) ? Alarm.NOISE : Alarm.SILENT;
    }

    private boolean reached(Metric metric, ToDoubleFunction<MetricProgress> logE) {
        double log = logE.applyAsDouble(metric(metric));
        double largest = metrics.stream()
                .mapToDouble(other -> logE.applyAsDouble(metric(other)))
                .max()
                .orElse(0);
        double sum = metrics.stream()
                .mapToDouble(other -> Math.exp(logE.applyAsDouble(metric(other)) - largest))
                .sum();
        double bound = Math.log(budget.threshold());
        boolean blamed = log == largest || log >= bound;
        return blamed && largest + Math.log(sum / metrics.size()) >= bound;
    }

    private MetricProgress metric(Metric metric) {
        MetricProgress found = progress.get(metric.name());
        if (found == null) {
            throw new IllegalStateException("every metric of the plan has progress");
        }
        return found;
    }
}
