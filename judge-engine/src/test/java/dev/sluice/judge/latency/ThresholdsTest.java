package dev.sluice.judge.latency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.judge.Histogram;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThresholdsTest {
    private static final double NONE = Double.POSITIVE_INFINITY;

    @Test
    void theEdgeNearestAboveEachQuantile() {
        Histogram baseline = new Histogram(
                List.of(.01, .02, .05, .1, .2, .5, 1.0), List.of(100L, 500L, 750L, 900L, 960L, 995L, 1000L, 1000L));

        assertThat(Thresholds.of(baseline)).containsExactly(.02, .05, .1, .2, .5);
    }

    @Test
    void anEdgeThatIsTakenGivesWayToTheNextAboveThenBelow() {
        Histogram narrow =
                new Histogram(List.of(.01, .02, .05, .1, .2, .5), List.of(0L, 0L, 1000L, 1000L, 1000L, 1000L, 1000L));

        assertThat(Thresholds.of(narrow)).containsExactly(.05, .1, .2, .5, .02);
    }

    @Test
    void durationsAboveTheLastEdgeUseTheHighest() {
        Histogram slow = new Histogram(List.of(.01, .02), List.of(0L, 0L, 1000L));

        assertThat(Thresholds.of(slow)).containsExactly(.02, .01, NONE, NONE, NONE);
        assertThat(Thresholds.of(Histogram.NONE)).containsOnly(NONE);
    }
}
