package dev.sluice.rollout.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DurationsTest {

    @Test
    void readsWhatPeopleWrite() {
        assertThat(Durations.parse("50ms")).contains(Duration.ofMillis(50));
        assertThat(Durations.parse("90s")).contains(Duration.ofSeconds(90));
        assertThat(Durations.parse("5m")).contains(Duration.ofMinutes(5));
        assertThat(Durations.parse("1h30m")).contains(Duration.ofMinutes(90));
        assertThat(Durations.parse("7d")).contains(Duration.ofDays(7));
        assertThat(Durations.parse("-5s")).contains(Duration.ofSeconds(-5));
    }

    @Test
    void readsIso() {
        assertThat(Durations.parse("PT5M")).contains(Duration.ofMinutes(5));
        assertThat(Durations.parse("PT0.05S")).contains(Duration.ofMillis(50));
    }

    @Test
    void refusesTheRest() {
        assertThat(Durations.parse("5")).isEmpty();
        assertThat(Durations.parse("soon")).isEmpty();
        assertThat(Durations.parse("")).isEmpty();
        assertThat(Durations.parse("5m or so")).isEmpty();
    }
}
