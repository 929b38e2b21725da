package dev.sluice.monitor.analysis;

import dev.sluice.judge.Alarm;
import dev.sluice.judge.BeforeAfter;
import dev.sluice.judge.Comparison;
import dev.sluice.judge.ErrorRatioJudge;
import dev.sluice.judge.Judge;
import dev.sluice.judge.LatencyJudge;
import dev.sluice.judge.Metric;
import dev.sluice.judge.Observation;
import dev.sluice.judge.Tally;
import dev.sluice.judge.UnsupportedJudge;
import dev.sluice.judge.Verdict;
import dev.sluice.monitor.analysis.Position.Application;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Forms the opinion of one look: each metric's finding, the worst of them, and the sentence that says so. */
record Opinions(AnalysisPlan plan, AnalysisState state, Instant at) {
    private static final Duration SHORTEST_FRESHNESS = Duration.ofSeconds(10);
    private static final int MAX_SUMMARY = 2000;

    /** UNHEALTHY stays for the whole attempt: what was exposed once is not taken back by better numbers. */
    Opinion form() {
        Opinion standing = state.opinion();
        if (standing != null && standing.verdict() == Verdict.UNHEALTHY) {
            return standing;
        }
        List<Evidence> evidence = Stream.concat(
                        plan.metrics().stream()
                                .map(metric -> judge(metric).judge(observation(metric)))
                                .map(finding -> Evidence.of(finding, plan.arms())),
                        ShareEvidence.of(plan, state).stream())
                .toList();
        Verdict worst = evidence.stream()
                .map(Evidence::verdict)
                .reduce(Verdict::worseOf)
                .orElse(Verdict.NO_DATA);
        return new Opinion(at, worst, comparison(), summary(worst, evidence), evidence);
    }

    /** While the rollout is taken back nothing is judged; an UNHEALTHY of the attempt stands. */
    static Opinion withdrawn(AnalysisPlan plan, AnalysisState state, Instant at) {
        Opinion standing = state.opinion();
        if (standing != null && standing.verdict() == Verdict.UNHEALTHY) {
            return standing;
        }
        String summary = "The rollout is being taken back: shares change, nothing is judged any more.";
        Comparison comparison = plan.stage(state.position().stage()).comparison();
        return new Opinion(at, Verdict.INCONCLUSIVE, comparison, summary, List.of());
    }

    private Judge judge(Metric metric) {
        return switch (metric) {
            case Metric.ErrorRatio ratio -> new ErrorRatioJudge(ratio, evidence(ratio));
            case Metric.Latency latency -> new LatencyJudge(latency, evidence(latency));
            case Metric.Unsupported unsupported -> new UnsupportedJudge(unsupported);
        };
    }

    private ErrorRatioJudge.Evidence evidence(Metric.ErrorRatio metric) {
        MetricProgress progress = progress(metric);
        BeforeAfter standard = progress.standard();
        boolean beyond =
                standard == null || standard.exceededBy(source(metric).stage().candidate());
        return new ErrorRatioJudge.Evidence(
                progress.logGuarded(), alarm(metric, beyond), progress.proof(), standard, plan.budget());
    }

    private LatencyJudge.Evidence evidence(Metric.Latency metric) {
        Tally stage = source(metric).stage();
        boolean beyond = comparison() == Comparison.LIVE_BASELINE
                && LatencyJudge.beyondLimit(metric, stage.baselineDurations(), stage.candidateDurations());
        return new LatencyJudge.Evidence(progress(metric).logGuarded(), alarm(metric, beyond), plan.budget());
    }

    private Alarm alarm(Metric metric, boolean beyondLimit) {
        Alarms alarms = new Alarms(plan.budget(), plan.withEvidence(), state.metrics());
        return state.dismissed(metric.name()) ? Alarm.SILENT : alarms.of(metric, beyondLimit);
    }

    private MetricProgress progress(Metric metric) {
        return state.metrics().getOrDefault(metric.name(), MetricProgress.start(metric, 1));
    }

    private Observation observation(Metric metric) {
        SourceProgress source = source(metric);
        Application applied = state.position().applied();
        boolean open = source.openedFor(applied);
        Duration bake = plan.stage(state.position().stage()).bake();
        boolean baked = source.observedSince(applied)
                .filter(since -> !at.isBefore(since.plus(bake)))
                .isPresent();
        Instant freshAt = source.newest().freshAt();
        boolean fresh = freshAt != null && !freshAt.plus(freshness()).isBefore(at);
        Tally reference = source.reference() == null ? Tally.NONE : source.reference();
        return new Observation(
                plan.arms(),
                new Observation.Standing(
                        comparison(), open, baked, fresh, source.newest().failure()),
                source.stage(),
                source.attempt(),
                reference);
    }

    private Duration freshness() {
        Duration two = plan.interval().multipliedBy(2);
        return two.compareTo(SHORTEST_FRESHNESS) > 0 ? two : SHORTEST_FRESHNESS;
    }

    private SourceProgress source(Metric metric) {
        return state.sources().getOrDefault(metric.source(), SourceProgress.NONE);
    }

    private Comparison comparison() {
        return plan.stage(state.position().stage()).comparison();
    }

    private String summary(Verdict worst, List<Evidence> evidence) {
        String reasons = evidence.stream()
                .filter(finding -> finding.verdict() == worst)
                .map(finding -> finding.metric() + ": " + finding.detail())
                .collect(Collectors.joining(" "));
        String stage = plan.stage(state.position().stage()).name();
        String summary = "Stage " + stage + ", " + (reasons.isEmpty() ? "the plan names no metric." : reasons);
        return summary.length() <= MAX_SUMMARY ? summary : summary.substring(0, MAX_SUMMARY);
    }
}
