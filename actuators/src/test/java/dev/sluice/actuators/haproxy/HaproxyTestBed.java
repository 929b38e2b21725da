package dev.sluice.actuators.haproxy;

import static dev.sluice.actuators.RouterUnderTest.BASELINE;
import static dev.sluice.actuators.RouterUnderTest.CANDIDATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sluice.actuators.Fence;
import dev.sluice.actuators.Fence.Direction;
import dev.sluice.actuators.RouterFailure;
import dev.sluice.actuators.TrafficRouter;
import dev.sluice.actuators.Weights;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** What HAProxy does that a driver could trip over, each seen on a real one that a test starts by {@code runs(…)}. */
@SuppressWarnings("NullAway.Init") // safe because every test begins with runs(…)
abstract class HaproxyTestBed {

    static final UUID ROLLOUT = UUID.fromString("01900000-0000-7000-8000-000000000001");

    HaproxyUnderTest haproxy;
    TrafficRouter router;
    long sequence;

    @BeforeAll
    static void needsHaproxy() {
        assumeTrue(HaproxyProcess.program().isPresent(), "haproxy is not installed: apt-get install haproxy");
    }

    @AfterEach
    void stops() {
        haproxy.close();
    }

    final void runs(HaproxyUnderTest started) {
        haproxy = started;
        router = started.driver(Optional.empty());
    }

    final void apply(int percent) throws RouterFailure {
        assertThat(router.apply(Weights.split(BASELINE, CANDIDATE, percent), forward())
                        .desired()
                        .percent(CANDIDATE))
                .isEqualTo(percent);
    }

    final <F extends RouterFailure> F fails(Class<F> expected, int percent) {
        return fails(expected, percent, forward());
    }

    final <F extends RouterFailure> F fails(Class<F> expected, int percent, Fence fence) {
        F failure =
                catchThrowableOfType(expected, () -> router.apply(Weights.split(BASELINE, CANDIDATE, percent), fence));
        assertThat(failure).isNotNull();
        return failure;
    }

    final TrafficRouter at(String query) {
        String url = haproxy.url().toString();
        return new HaproxyTrafficRouter(
                "shop", java.net.URI.create(url.substring(0, url.indexOf('?') + 1) + query), Optional::empty);
    }

    final Fence forward() {
        return new Fence(ROLLOUT, 1, Direction.FORWARD, ++sequence);
    }
}
