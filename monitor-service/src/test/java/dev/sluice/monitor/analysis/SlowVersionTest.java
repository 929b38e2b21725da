package dev.sluice.monitor.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.judge.ArmCounts;
import dev.sluice.judge.Counts;
import dev.sluice.judge.FailureKind;
import dev.sluice.judge.Histogram;
import dev.sluice.judge.Metric;
import dev.sluice.judge.Tally;
import dev.sluice.judge.Verdict;
import dev.sluice.monitor.exposition.Reading;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** 100 requests a second in each arm; durations in buckets of 50, 100, 200 and 400 ms. */
class SlowVersionTest {
    private static final List<Double> EDGES = List.of(.05, .1, .2, .4);
    private static final Histogram USUAL = new Histogram(EDGES, List.of(500L, 800L, 950L, 1000L, 1000L));
    private static final Histogram SLOWER = new Histogram(EDGES, List.of(200L, 400L, 600L, 850L, 1000L));
    private static final Histogram A_LITTLE_SLOWER = new Histogram(EDGES, List.of(300L, 700L, 980L, 1000L, 1000L));

    private final Scenario scenario = new Scenario(List.of(new Metric.Latency(
            "latency", "gateway", 100, FailureKind.APPLICATION, new Metric.Limit(.95, Duration.ofMillis(100)))));
    private Tally totals = new Tally(new ArmCounts(new Counts(1000, 0), Counts.NONE), USUAL, Histogram.NONE);

    @Test
    void isUnhealthyByTheEProcessWithinAlpha() {
        begin();
        for (int look = 0; look < 12; look++) {
            pass(USUAL, SLOWER);
        }

        Evidence evidence = evidence();
        assertThat(evidence.verdict()).isEqualTo(Verdict.UNHEALTHY);
        assertThat(evidence.rule()).isEqualTo("latency-e-process");
        assertThat(evidence.alpha()).isEqualTo(.01);
        assertThat(evidence.statistic()).isGreaterThan(100);
        assertThat(evidence.detail()).contains("2.0.0 take longer");
    }

    @Test
    void isNoHarmWithinWhatThePlanAllows() {
        begin();
        for (int look = 0; look < 12; look++) {
            pass(USUAL, A_LITTLE_SLOWER);
        }

        assertThat(evidence().verdict()).isEqualTo(Verdict.HEALTHY);
    }

    @Test
    void slownessOfBothIsNotTheVersions() {
        begin();
        for (int look = 0; look < 12; look++) {
            pass(SLOWER, SLOWER);
        }

        assertThat(evidence().verdict()).isNotEqualTo(Verdict.UNHEALTHY);
    }

    private Evidence evidence() {
        return Objects.requireNonNull(scenario.state.opinion()).evidence().getFirst();
    }

    private void begin() {
        scenario.step(number -> new RolloutStep.StageEntered(number, 1, 1, scenario.now));
        look();
        scenario.now = scenario.now.plusMillis(50);
        scenario.step(number -> new RolloutStep.StageApplied(number, 1, 1, scenario.now));
        look();
    }

    private void pass(Histogram baseline, Histogram candidate) {
        totals = new Tally(
                totals.counts().plus(new ArmCounts(new Counts(1000, 0), new Counts(1000, 0))),
                totals.baselineDurations().plus(baseline),
                totals.candidateDurations().plus(candidate));
        scenario.now = scenario.now.plus(Scenario.INTERVAL);
        look();
    }

    private void look() {
        scenario.look(new SourceReading.Counted(new Reading(1, totals)));
    }
}
