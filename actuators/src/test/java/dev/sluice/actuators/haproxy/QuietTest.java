package dev.sluice.actuators.haproxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.actuators.RouterState.Servers;
import dev.sluice.actuators.Weights;
import dev.sluice.actuators.haproxy.Observation.VersionNow;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QuietTest {

    private static final long BEGIN = 1_000_000_000L;

    @Test
    void isThereAtOnceWhenNothingWasLowered() {
        assertThat(new Quiet(Set.of(), seen(5, false), BEGIN).left(BEGIN)).isZero();
    }

    @Test
    void needsTheCounterToStandStillForAWhile() {
        Quiet quiet = new Quiet(Set.of("2.0.0"), seen(5, false), BEGIN);
        assertThat(quiet.left(BEGIN)).isEqualTo(Quiet.ENOUGH);
        quiet.look(seen(5, false), BEGIN + Quiet.ENOUGH.toNanos());
        assertThat(quiet.left(BEGIN + Quiet.ENOUGH.toNanos())).isZero();
    }

    @Test
    void beginsAnewWithEachSession() {
        Quiet quiet = new Quiet(Set.of("2.0.0"), seen(5, false), BEGIN);
        long later = BEGIN + Quiet.ENOUGH.toNanos();
        quiet.look(seen(6, false), later);
        assertThat(quiet.left(later)).isEqualTo(Quiet.ENOUGH);
        assertThat(quiet.restless(later)).isEmpty();
    }

    @Test
    void takesLongerWhereACookieLeadsBack() {
        Quiet quiet = new Quiet(Set.of("2.0.0"), seen(5, true), BEGIN);
        assertThat(quiet.left(BEGIN)).isEqualTo(Quiet.ENOUGH_WITH_COOKIE);
    }

    @Test
    void isNotDisturbedByAReloadThatBeginsTheCountersAnew() {
        Quiet quiet = new Quiet(Set.of("2.0.0"), seen(500, false), BEGIN);
        long later = BEGIN + Quiet.ENOUGH.toNanos();
        quiet.look(seen(0, false), later);
        assertThat(quiet.left(later)).isZero();
        quiet.look(seen(1, false), later);
        assertThat(quiet.left(later)).isEqualTo(Quiet.ENOUGH);
    }

    @Test
    void givesUpOnAVersionThatNeverComesToRest() {
        Quiet quiet = new Quiet(Set.of("2.0.0"), seen(0, false), BEGIN);
        Duration step = Duration.ofMillis(5);
        long now = BEGIN;
        for (long sessions = 1; now - BEGIN < Quiet.LONGEST.toNanos(); sessions++) {
            assertThat(quiet.restless(now)).isEmpty();
            now += step.toNanos();
            quiet.look(seen(sessions, false), now);
        }
        assertThat(quiet.restless(now)).contains("2.0.0");
    }

    private static Observation seen(long sessions, boolean sticky) {
        return new Observation(
                Weights.all("1.0.0"), Map.of("2.0.0", new VersionNow(0, new Servers(1, 1), sessions, 0, sticky)));
    }
}
