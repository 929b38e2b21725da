package dev.sluice.demo.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {

    private static final long MILLI = 1_000_000;

    @Test
    void sendsTheRateWhateverTheTicksAre() {
        Pace pace = new Pace(100, 0);
        long sent = 0;
        for (long now = 0; now <= 10_000 * MILLI; now += 3 * MILLI) {
            long due = pace.due(now);
            assertThat(due).isBetween(0L, 1L);
            sent += due;
        }

        assertThat(sent).isBetween(999L, 1_000L);
    }

    @Test
    void catchesUpAfterAShortPause() {
        Pace pace = new Pace(100, 0);

        assertThat(pace.due(500 * MILLI)).isEqualTo(50);
        assertThat(pace.due(510 * MILLI)).isEqualTo(1);
    }

    @Test
    void doesNotFloodAfterALongStop() {
        Pace pace = new Pace(100, 0);

        assertThat(pace.due(3_600_000 * MILLI)).isEqualTo(100);
        assertThat(pace.due(3_600_010 * MILLI)).isEqualTo(1);
    }
}
