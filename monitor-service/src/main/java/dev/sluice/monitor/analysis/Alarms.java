package dev.sluice.monitor.analysis;

import dev.sluice.judge.BeforeAfter;
import dev.sluice.judge.Counts;
import dev.sluice.judge.ErrorBudget;
import dev.sluice.judge.ErrorRatioJudge.Alarm;
import dev.sluice.judge.Metric;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The alarm over all error metrics: the mean of their e-values reaches 1/alpha, valid under any dependence (judges A3). */
record Alarms(ErrorBudget budget, List<Metric.ErrorRatio> metrics, Map<String, MetricProgress> progress) {

    /** What the alarm says about one metric: the one with the largest e-value is blamed, and each that would suffice alone. */
    Alarm of(Metric.ErrorRatio metric, Counts candidateOfStage) {
        if (!reached(metric, MetricProgress::logGuarded)) {
            return reached(metric, MetricProgress::logRaw) ? Alarm.NOISE : Alarm.SILENT;
        }
        BeforeAfter standard = metric(metric).standard();
        return standard == null || standard.exceededBy(candidateOfStage) ? Alarm.RAISED : Alarm.WITHIN_LIMIT;
    }

    private boolean reached(Metric.ErrorRatio metric, ToDoubleFunction<MetricProgress> logE) {
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

    private MetricProgress metric(Metric.ErrorRatio metric) {
        MetricProgress found = progress.get(metric.name());
        if (found == null) {
            throw new IllegalStateException("every metric of the plan has progress");
        }
        return found;
    }
}
