package dev.sluice.flag.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long ZERO = Duration.ofNanos(Long.MAX_VALUE).toNanos() - 1_000; // a clock may overflow
    private final Pace pace = new Pace(Duration.ofNanos(500), ZERO);

    @Test
    void letsThreeThroughInARowAndThenOnePerSpacing() {
        assertThat(taken(ZERO, 10)).isEqualTo(3);
        assertThat(pace.next()).isEqualTo(ZERO + 500);
        assertThat(pace.allows(ZERO + 499)).isFalse();
        assertThat(taken(ZERO + 500, 10)).isEqualTo(1);
        assertThat(taken(ZERO + 1_000, 10)).isEqualTo(1);
    }

    @Test
    void hasAllThreeAgainAfterAsManySpacings() {
        assertThat(taken(ZERO, 10)).isEqualTo(3);
        assertThat(taken(ZERO + 1_000, 10)).isEqualTo(2);
        assertThat(taken(ZERO + 100_000, 10)).isEqualTo(3);
    }

    private int taken(long now, int tries) {
        int taken = 0;
        for (int i = 0; i < tries; i++) {
            if (pace.allows(now)) {
                pace.take(now);
                taken++;
            }
        }
        return taken;
    }
}
