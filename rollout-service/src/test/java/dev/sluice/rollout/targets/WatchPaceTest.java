package dev.sluice.rollout.targets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WatchPaceTest {

    private final WatchPace pace = new WatchPace(Duration.ofMillis(500), 500, Duration.ofSeconds(2));

    @Test
    void aRouteIsReadAsUsualAsLongAsThereAreFew() {
        assertThat(pace.pause(0)).isEqualTo(Duration.ofMillis(500));
        assertThat(pace.pause(250)).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void manyRoutesAreReadLessOftenButWithinTheirLease() {
        assertThat(pace.pause(500)).isEqualTo(Duration.ofSeconds(1));
        assertThat(pace.pause(100_000)).isEqualTo(Duration.ofMillis(1500));
    }

    @Test
    void aLongLeaseDoesNotMakeARouterThatForgotWait() {
        assertThat(new WatchPace(Duration.ofMillis(500), 500, Duration.ofMinutes(1)).pause(100_000))
                .isEqualTo(Duration.ofMillis(1500));
    }

    @Test
    void aShortLeaseDoesNotMakeItFasterThanUsual() {
        assertThat(new WatchPace(Duration.ofMillis(500), 500, Duration.ofMillis(400)).pause(100_000))
                .isEqualTo(Duration.ofMillis(500));
    }
}
