package dev.sluice.monitor.analysis;

import dev.sluice.judge.ArmCounts;
import dev.sluice.judge.BeforeAfter;
import dev.sluice.judge.Comparison;
import dev.sluice.judge.Counts;
import dev.sluice.judge.ErrorRatioJudge;
import dev.sluice.judge.HealthProof;
import dev.sluice.judge.Histogram;
import dev.sluice.judge.Metric;
import dev.sluice.judge.RateProcess;
import dev.sluice.judge.Restarts;
import dev.sluice.judge.Tally;
import dev.sluice.judge.latency.ExceedanceProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Moves one metric's tests on by what a look brought. */
record Weighing(AnalysisPlan plan, Position position, Instant at) {

    MetricProgress weigh(Metric metric, MetricProgress before, SourceLook look) {
        return switch (metric) {
            case Metric.ErrorRatio ratio -> weigh(ratio, before, look);
            case Metric.Latency latency -> weigh(latency, before, look);
            case Metric.Unsupported unsupported -> before;
        };
    }

    private MetricProgress weigh(Metric.ErrorRatio metric, MetricProgress before, SourceLook look) {
        MetricProgress compared = compare(metric, before, look);
        return prove(metric, compared, look.progress());
    }

    /** Durations are compared beside a live baseline only. Their thresholds come from what the baseline did before. */
    private MetricProgress weigh(Metric.Latency metric, MetricProgress before, SourceLook look) {
        Intervals.Used used = look.used();
        if (used == null || withoutBaseline(used.tally().counts(), look.progress())) {
            return before;
        }
        ExceedanceProcess process = before.durations();
        if (process == null) {
            Histogram known = knownDurations(metric, look.progress());
            Restarts restarts = new Restarts(plan.stages().size());
            return known.total() < metric.minRequests()
                    ? before
                    : before.with(ExceedanceProcess.start(restarts, known));
        }
        Tally tally = used.tally();
        ExceedanceProcess observed =
                process.observe(tally.baselineDurations(), tally.candidateDurations(), used.seconds());
        return before.with(used.changed() ? observed.cut() : observed);
    }

    /** From before the rollout, or from this attempt: what is compared begins with the next interval, so thresholds are known before it. */
    private static Histogram knownDurations(Metric.Latency metric, SourceProgress source) {
        Tally reference = source.reference();
        Histogram before = reference == null ? Histogram.NONE : reference.baselineDurations();
        return before.total() >= metric.minRequests()
                ? before
                : source.attempt().baselineDurations();
    }

    private MetricProgress compare(Metric.ErrorRatio metric, MetricProgress before, SourceLook look) {
        Intervals.Used used = look.used();
        if (used == null) {
            return before;
        }
        ArmCounts counts = used.tally().counts();
        RateProcess process =
                before.rate() == null ? MetricProgress.errors(plan.stages().size()) : before.rate();
        if (!withoutBaseline(counts, look.progress())) {
            RateProcess observed = process.observe(counts, used.seconds());
            return before.with(cut(observed, used), before.standard());
        }
        BeforeAfter standard = before.standard() == null ? standard(metric, look.progress()) : before.standard();
        RateProcess observed = process.observe(counts.candidate(), standard.rate(), used.seconds());
        return before.with(cut(observed, used), standard);
    }

    /** Counts of another share belong to another block. */
    private static RateProcess cut(RateProcess observed, Intervals.Used used) {
        return used.changed() ? observed.cut() : observed;
    }

    /** At 100 % the last requests of the baseline may still end while the stage is applied: those compare as before. */
    private boolean withoutBaseline(ArmCounts counts, SourceProgress source) {
        return plan.stage(position.stage()).comparison() == Comparison.BEFORE_AFTER
                && (source.openedFor(position.applied()) || !counts.comparable());
    }

    private BeforeAfter standard(Metric.ErrorRatio metric, SourceProgress source) {
        double reference = reference(metric, source);
        return BeforeAfter.of(
                metric, source.attempt().baseline(), reference, plan.budget().bound());
    }

    private MetricProgress prove(Metric.ErrorRatio metric, MetricProgress progress, SourceProgress source) {
        Optional<Instant> since = source.observedSince(position.applied());
        Counts candidate = source.stage().candidate();
        if (since.isEmpty() || candidate.requests() < metric.minRequests()) {
            return progress;
        }
        Duration bake = plan.stage(position.stage()).bake();
        double spendable = HealthProof.spendable(Duration.between(since.get(), at), bake);
        double reference = reference(metric, source);
        double limit =
                ErrorRatioJudge.limit(metric, reference, source.stage().counts().share());
        boolean live = plan.stage(position.stage()).comparison() == Comparison.LIVE_BASELINE;
        HealthProof.Margins margins = new HealthProof.Margins(limit, reference, live ? metric.maxRatio() : null);
        return progress.with(progress.proof().look(spendable, source.stage().counts(), margins));
    }

    private static double reference(Metric.ErrorRatio metric, SourceProgress source) {
        Counts before =
                source.reference() == null ? Counts.NONE : source.reference().baseline();
        return ErrorRatioJudge.referenceRate(metric, before, source.attempt().baseline());
    }
}
