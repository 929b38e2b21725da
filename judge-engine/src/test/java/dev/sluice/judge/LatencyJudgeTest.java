package dev.sluice.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatencyJudgeTest {
    private static final List<Double> EDGES = List.of(.01, .05, .1, .15, .2, .5);
    private static final LatencyJudge.Evidence SILENT =
            new LatencyJudge.Evidence(0, Alarm.SILENT, new ErrorBudget(.01, false));
    private static final Metric.Latency P99 = new Metric.Latency(
            "latency", "gateway", 100, FailureKind.APPLICATION, new Metric.Limit(.99, Duration.ofMillis(50)));

    @Test
    void theSameDurationsAreHealthy() {
        assertThat(judge(fast(1000), fast(1000), true)).isEqualTo(Verdict.HEALTHY);
    }

    @Test
    void manySlowRequestsAreUnhealthyEvenBeforeTheBakeIsOver() {
        assertThat(judge(fast(1000), histogram(0, 900, 950, 950, 950, 1000, 1000), false))
                .isEqualTo(Verdict.UNHEALTHY);
    }

    @Test
    void slownessWithinOneBucketDecidesNothing() {
        Histogram wide = histogram(0, 0, 0, 0, 0, 1000, 1000);

        assertThat(judge(wide, wide, true)).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void aFewSlowRequestsAreNotUnhealthy() {
        Histogram candidate = histogram(0, 980, 985, 985, 985, 1000, 1000);

        assertThat(new LatencyJudge(P99, SILENT)
                        .judge(observation(fast(1000), candidate, true))
                        .verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void tooFewDurationsOfEitherArmAreNoData() {
        assertThat(judge(fast(1000), fast(99), 1000)).isEqualTo(Verdict.NO_DATA);
        assertThat(judge(fast(99), fast(1000), true)).isEqualTo(Verdict.NO_DATA);
    }

    @Test
    void neverHealthyBeforeTheBakeIsOver() {
        assertThat(judge(fast(1000), fast(1000), false)).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void durationsAboveTheLastBucketAreNeverHealthy() {
        Histogram endless = histogram(0, 0, 0, 0, 0, 0, 1000);

        assertThat(judge(endless, endless, true)).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judge(fast(1000), endless, true)).isEqualTo(Verdict.UNHEALTHY);
    }

    @Test
    void aQuantileThatLooksGoodIsNoEvidenceUntilEnoughWasCounted() {
        Finding finding = new LatencyJudge(P99, SILENT).judge(observation(fast(1000), fast(298), true));

        assertThat(finding.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(finding.detail()).contains("1 more durations");
        assertThat(judge(fast(1000), fast(299), true)).isEqualTo(Verdict.HEALTHY);
    }

    @Test
    void slowRequestsWithinTheQuantileNeedMoreThatAreFast() {
        assertThat(judge(fast(1000), histogram(0, 396, 396, 396, 396, 400, 400), true))
                .isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judge(fast(1000), histogram(0, 996, 996, 996, 996, 1000, 1000), true))
                .isEqualTo(Verdict.HEALTHY);
    }

    /** 1.01 % of the requests are slow, which is just too many; Poisson counts of them. */
    @Test
    void aVersionAtTheLimitIsSeldomHealthy() {
        Traffic traffic = new Traffic(7);
        int healthy = 0;
        for (int run = 0; run < 4000; run++) {
            long slow = traffic.poisson(5.05);
            Histogram candidate = histogram(0, 500 - slow, 500 - slow, 500 - slow, 500 - slow, 500, 500);
            healthy += judge(fast(1000), candidate, true) == Verdict.HEALTHY ? 1 : 0;
        }

        assertThat(healthy / 4000.0).isLessThanOrEqualTo(.05);
    }

    @Test
    void durationsThatStandStillWhileRequestsAreCountedAreNoData() {
        Finding finding = new LatencyJudge(P99, SILENT).judge(observation(fast(1000), fast(1000), 1053, true));

        assertThat(finding.verdict()).isEqualTo(Verdict.NO_DATA);
        assertThat(finding.detail()).contains("Only 1000 of 1053 requests of 2 have a duration");
        assertThat(judge(fast(1000), fast(1000), 1052)).isEqualTo(Verdict.HEALTHY);
    }

    @Test
    void aFewRequestsInFlightDoNotHideTheDurations() {
        Metric.Latency median = new Metric.Latency(
                "latency", "gateway", 20, FailureKind.APPLICATION, new Metric.Limit(.5, Duration.ofMillis(50)));

        assertThat(new LatencyJudge(median, SILENT)
                        .judge(observation(fast(1000), fast(20), 30, true))
                        .verdict())
                .isEqualTo(Verdict.HEALTHY);
    }

    @Test
    void slowDurationsAreUnhealthyEvenWhenOthersAreMissing() {
        assertThat(judge(fast(1000), histogram(0, 900, 950, 950, 950, 1000, 1000), 5000))
                .isEqualTo(Verdict.UNHEALTHY);
    }

    @Test
    void durationsInOtherBucketsBeginAnewInsteadOfBeingIgnored() {
        Histogram other = new Histogram(List.of(.3), List.of(5L, 7L));

        assertThat(fast(1000).plus(other)).isEqualTo(other);
        assertThat(fast(1000).plus(Histogram.NONE)).isEqualTo(fast(1000));
    }

    @Test
    void theEvidenceSaysThatThereIsNoGuarantee() {
        Finding finding = new LatencyJudge(P99, SILENT).judge(observation(fast(1000), fast(1000), true));

        assertThat(finding.detail()).contains("without a guarantee");
        assertThat(finding.score()).isNotNull().extracting(Finding.Score::alpha).isNull();
    }

    private static Verdict judge(Histogram baseline, Histogram candidate, boolean baked) {
        return new LatencyJudge(P99, sure(baseline, candidate))
                .judge(observation(baseline, candidate, baked))
                .verdict();
    }

    private static Verdict judge(Histogram baseline, Histogram candidate, long requests) {
        return new LatencyJudge(P99, sure(baseline, candidate))
                .judge(observation(baseline, candidate, requests, true))
                .verdict();
    }

    /** As if the e-process were sure of every difference: what is left to decide is whether it is beyond the limit. */
    private static LatencyJudge.Evidence sure(Histogram baseline, Histogram candidate) {
        Alarm alarm = LatencyJudge.beyondLimit(P99, baseline, candidate) ? Alarm.RAISED : Alarm.WITHIN_LIMIT;
        return new LatencyJudge.Evidence(10, alarm, new ErrorBudget(.01, false));
    }

    private static Observation observation(Histogram baseline, Histogram candidate, boolean baked) {
        return observation(baseline, candidate, candidate.total(), baked);
    }

    private static Observation observation(Histogram baseline, Histogram candidate, long requests, boolean baked) {
        ArmCounts counts = new ArmCounts(new Counts(baseline.total(), 0), new Counts(requests, 0));
        return new Observation(
                new Arms("1", "2"),
                new Observation.Standing(Comparison.LIVE_BASELINE, true, baked, true, null),
                new Tally(counts, baseline, candidate),
                Tally.NONE,
                Tally.NONE);
    }

    private static Histogram fast(long total) {
        return histogram(0, total, total, total, total, total, total);
    }

    private static Histogram histogram(long... cumulative) {
        return new Histogram(EDGES, java.util.Arrays.stream(cumulative).boxed().toList());
    }
}
