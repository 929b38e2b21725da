package dev.sluice.judgebench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.judge.ArmCounts;
import dev.sluice.judge.Counts;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

class JudgesBenchTest {
    @Test
    void theIssuesLimitIsTheBinomialOne() {
        assertThat(new Runs(10_000).most(.01)).isEqualTo(132);
    }

    @Test
    void resultsDoNotDependOnTheNumberOfThreads() throws Exception {
        Cell cell = Cell.staged(100, .001, .02, Swings.shared(.5));
        List<Alarm> many = alarms(cell);
        try (ForkJoinPool single = new ForkJoinPool(1)) {
            assertThat(single.submit(() -> alarms(cell)).get()).isEqualTo(many);
        }
    }

    private static List<Alarm> alarms(Cell cell) {
        return cell.run(new Runs(50), 1, () -> new ErrorWatch(cell.shares().size(), cell.seconds())).stream()
                .map(ErrorWatch::guarded)
                .toList();
    }

    @Test
    void aLineMissesOnTheWrongSideOnly() {
        assertThat(Line.atMost(132, "of 10,000", "", 132).missed()).isFalse();
        assertThat(Line.atMost(132, "of 10,000", "", 133).missed()).isTrue();
        assertThat(Line.atLeast(.9, "", "", .899).missed()).isTrue();
        assertThat(Line.atMost(3, "min", "", Double.POSITIVE_INFINITY).missed()).isTrue();
        assertThat(Line.atLeast(.9, "", "", Double.NaN).missed()).isTrue();
        assertThat(Line.published("", "", 1).missed()).isFalse();
    }

    @Test
    void quickIsATenthOfTheRuns() {
        assertThat(Settings.of(new String[] {"--quick", "--runs", "2000"})
                        .orElseThrow()
                        .perCell())
                .isEqualTo(new Runs(200));
        assertThat(Settings.of(new String[] {"--runs", "0"})).isEmpty();
        assertThat(Settings.of(new String[] {"--out"})).isEmpty();
        assertThat(Settings.of(new String[] {"--what"})).isEmpty();
    }

    @Test
    void strikesAreCountedByTheMinute() {
        StrikesWatch watch = new StrikesWatch(2);
        ArmCounts bad = new ArmCounts(new Counts(100, 0), new Counts(100, 2));
        ArmCounts good = new ArmCounts(new Counts(100, 0), new Counts(100, 1));
        watch.look(bad, 1, 2);
        watch.look(bad, 1.5, 4);
        watch.look(good, 2, 5);
        watch.look(good, 3, 6);
        assertThat(watch.done()).isTrue();
        assertThat(watch.alarm()).isEqualTo(new Alarm(2, 5));
    }

    @Test
    void kayentasVerdictsAreThoseOfItsSuite() {
        // ClassifierSuite there (arrays: progressive-delivery.md 3.3)
        assertThat(high(new double[] {20, 22, 21, 25, 30}, new double[] {1, 2.2, 1.1, 2.5, 3}))
                .isTrue();
        assertThat(high(new double[] {10, 10, 10, 10, 10}, new double[] {1, 1, 1, 1, 1}))
                .isTrue();
        assertThat(high(new double[] {10, 12.2, 10.1, 12.5, 23}, new double[] {20, 22, 21, 25, 30}))
                .isFalse();
        assertThat(high(new double[] {1, 1, 1, 1, 10}, new double[] {1, 1, 1, 1, 1}))
                .isFalse();
        assertThat(high(new double[] {}, new double[] {1, 2})).isFalse();
    }

    private static boolean high(double[] candidate, double[] baseline) {
        return MannWhitney.high(candidate, baseline);
    }
}
