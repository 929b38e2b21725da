package dev.sluice.monitor.analysis;

import dev.sluice.judge.Arms;
import dev.sluice.judge.Comparison;
import dev.sluice.judge.ErrorBudget;
import dev.sluice.judge.Metric;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.stream.Stream;

/** What an analysis compares, how often it looks and how sure it must be; it never changes. */
public record AnalysisPlan(
        Subject subject, Arms arms, double alpha, Duration interval, List<Metric> metrics, List<PlannedStage> stages) {
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    public AnalysisPlan {
        metrics = List.copyOf(metrics);
        stages = List.copyOf(stages);
        if (stages.isEmpty()) {
            throw new IllegalArgumentException("a plan has at least one stage");
        }
        interval = interval.compareTo(SHORTEST) < 0 ? SHORTEST : interval;
    }

    public ErrorBudget budget() {
        return new ErrorBudget(alpha, stages.stream().anyMatch(stage -> stage.comparison() == Comparison.BEFORE_AFTER));
    }

    /** The metrics that have an e-value, over which alpha is divided. */
    List<Metric> withEvidence() {
        return metrics.stream()
                .filter(metric -> switch (metric) {
                    case Metric.ErrorRatio ratio -> true;
                    case Metric.Latency latency -> true;
                    case Metric.Unsupported unsupported -> false;
                })
                .toList();
    }

    /** The names by which alarms can be dismissed. */
    public List<String> alarms() {
        return Stream.concat(metrics.stream().map(Metric::name), Stream.of(ShareEvidence.NAME))
                .toList();
    }

    public SequencedSet<String> sources() {
        SequencedSet<String> names = new LinkedHashSet<>();
        metrics.forEach(metric -> names.add(metric.source()));
        return names;
    }

    /** The stage of that index; the last one for an index that the plan does not have. */
    public PlannedStage stage(int index) {
        return index >= 0 && index < stages.size() ? stages.get(index) : stages.getLast();
    }
}
