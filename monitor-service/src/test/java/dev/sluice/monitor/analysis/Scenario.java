package dev.sluice.monitor.analysis;

import dev.sluice.judge.ArmCounts;
import dev.sluice.judge.Arms;
import dev.sluice.judge.Comparison;
import dev.sluice.judge.Counts;
import dev.sluice.judge.FailureKind;
import dev.sluice.judge.Histogram;
import dev.sluice.judge.Metric;
import dev.sluice.judge.Tally;
import dev.sluice.judge.Verdict;
import dev.sluice.monitor.exposition.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One analysis under a test's hand: time, traffic and events are told. Stages: 10 %, 50 %, 100 %; bake 1 min; looks each 10 s. */
final class Scenario {
    static final Duration INTERVAL = Duration.ofSeconds(10);
    static final Duration BAKE = Duration.ofMinutes(1);
    static final Metric.ErrorRatio ERRORS =
            new Metric.ErrorRatio("errors", "gateway", 100, FailureKind.APPLICATION, .005, null);

    final AnalysisPlan plan;
    final List<Opinion> published = new ArrayList<>();
    AnalysisState state;
    Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private long sequence = 1;
    private double started = 1;
    private ArmCounts totals = new ArmCounts(new Counts(100_000, 50), Counts.NONE);

    Scenario() {
        this(List.of(ERRORS));
    }

    Scenario(List<Metric> metrics) {
        plan = new AnalysisPlan(
                new Subject(new UUID(0, 1), "production", "shop"),
                new Arms("1.0.0", "2.0.0"),
                .01,
                INTERVAL,
                metrics,
                List.of(
                        new PlannedStage(0, "10 %", BAKE, Comparison.LIVE_BASELINE, .1),
                        new PlannedStage(1, "50 %", BAKE, Comparison.LIVE_BASELINE, .5),
                        new PlannedStage(2, "100 %", BAKE, Comparison.BEFORE_AFTER, 1.0)));
        state = AnalysisState.planned(plan, sequence, 1, now);
    }

    Scenario step(java.util.function.LongFunction<RolloutStep> next) {
        state = RolloutSteps.apply(plan, state, next.apply(++sequence));
        return this;
    }

    /** The stage is entered and applied, each cut at once. */
    Scenario stage(int stage) {
        int attempt = state.position().attempt();
        step(number -> new RolloutStep.StageEntered(number, attempt, stage, now));
        look();
        now = now.plusMillis(50);
        step(number -> new RolloutStep.StageApplied(number, attempt, stage, now));
        return look();
    }

    /** This many requests and errors, then a look after one interval. */
    Scenario pass(long baseline, long baselineErrors, long candidate, long candidateErrors) {
        return pass(INTERVAL, baseline, baselineErrors, candidate, candidateErrors);
    }

    Scenario pass(Duration time, long baseline, long baselineErrors, long candidate, long candidateErrors) {
        count(baseline, baselineErrors, candidate, candidateErrors);
        now = now.plus(time);
        return look();
    }

    Scenario count(long baseline, long baselineErrors, long candidate, long candidateErrors) {
        totals = totals.plus(
                new ArmCounts(new Counts(baseline, baselineErrors), new Counts(candidate, candidateErrors)));
        return this;
    }

    /** The source's process starts anew and counts from zero. */
    Scenario restartSource() {
        started++;
        totals = ArmCounts.NONE;
        return this;
    }

    Scenario look() {
        Tally tally = new Tally(totals, Histogram.NONE, Histogram.NONE);
        return look(new SourceReading.Counted(new Reading(started, tally)));
    }

    Scenario look(SourceReading reading) {
        Look look = Look.at(plan, state, new Snapshot(now, Map.of("gateway", reading)));
        state = look.state();
        look.verdict().ifPresent(published::add);
        return this;
    }

    /** Healthy traffic of 100 requests per second at this share until the bake is over. */
    Scenario bake(double share) {
        for (int look = 0; look < 6; look++) {
            pass(Math.round(1000 * (1 - share)), 0, Math.round(1000 * share), 0);
        }
        return this;
    }

    Verdict verdict() {
        return java.util.Objects.requireNonNull(state.opinion()).verdict();
    }

    Verdict lastPublished() {
        return published.getLast().verdict();
    }

    String rule() {
        return java.util.Objects.requireNonNull(state.opinion())
                .evidence()
                .getFirst()
                .rule();
    }
}
