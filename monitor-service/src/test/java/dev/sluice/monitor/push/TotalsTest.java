package dev.sluice.monitor.push;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.judge.Counts;
import dev.sluice.judge.Histogram;
import dev.sluice.monitor.push.PushedBatch.PushedDurations;
import dev.sluice.monitor.push.PushedBatch.PushedSample;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TotalsTest {
    @Test
    void bucketsBecomeCumulative() {
        PushedDurations durations = new PushedDurations(List.of(.1, .5), List.of(3L, 2L, 1L));

        Totals totals = Totals.of(new PushedSample("2", Instant.EPOCH, null, 6L, 1L, durations));

        assertThat(totals).isEqualTo(new Totals(new Counts(6, 1), new Histogram(List.of(.1, .5), List.of(3L, 5L, 6L))));
    }

    @Test
    void whatCameSinceIsTheDifferenceAndAllOfItAfterARestart() {
        Totals earlier = totals(100, 3);

        assertThat(totals(150, 4).since(earlier)).isEqualTo(totals(50, 1));
        assertThat(totals(20, 0).since(earlier)).isEqualTo(totals(20, 0));
        assertThat(totals(200, 1).since(earlier)).isEqualTo(totals(200, 1));
    }

    private static Totals totals(long requests, long errors) {
        return new Totals(new Counts(requests, errors), Histogram.NONE);
    }
}
