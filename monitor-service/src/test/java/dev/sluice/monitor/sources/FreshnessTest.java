package dev.sluice.monitor.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FreshnessTest {
    private static final Instant T = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void aRegularLookTakesWhatIsYoungerThanHalfAnInterval() {
        assertThat(notBefore(at(10.2), at(10), at(0), at(-60))).isEqualTo(at(5.2));
    }

    @Test
    void theFirstLookAndOneAfterAChangeNeedNumbersOfTheirOwn() {
        assertThat(notBefore(at(10), at(10), null, at(-60))).isEqualTo(at(10));
        assertThat(notBefore(at(3), at(2.9), at(0), at(2.9))).isEqualTo(at(3));
        assertThat(notBefore(at(0.1), at(0), at(0), at(0))).isEqualTo(at(0.1));
    }

    @Test
    void aLookAtTheEndOfABakeTakesNothingFromBeforeThat() {
        assertThat(notBefore(at(7.2), at(7), at(0), at(-60))).isEqualTo(at(7));
    }

    @Test
    void nothingIsTakenTwice() {
        assertThat(notBefore(at(4), at(1), at(2), at(-60))).isEqualTo(at(2).plusMillis(1));
    }

    private static Instant notBefore(Instant now, Instant due, @Nullable Instant looked, Instant changed) {
        return Freshness.of(now, due, looked, changed, Duration.ofSeconds(10)).notBefore();
    }

    private static Instant at(double seconds) {
        return T.plusMillis(Math.round(seconds * 1000));
    }
}
