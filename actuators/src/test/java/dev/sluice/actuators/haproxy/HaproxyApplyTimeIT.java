package dev.sluice.actuators.haproxy;

import static dev.sluice.actuators.RouterUnderTest.BASELINE;
import static dev.sluice.actuators.RouterUnderTest.CANDIDATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sluice.actuators.Fence;
import dev.sluice.actuators.Fence.Direction;
import dev.sluice.actuators.RouterFailure;
import dev.sluice.actuators.TrafficRouter;
import dev.sluice.actuators.Weights;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Prints how long the driver takes; the limits are far away, so that only a blunder fails. */
class HaproxyApplyTimeIT {

    private static final UUID ROLLOUT = UUID.fromString("01900000-0000-7000-8000-000000000001");
    private static final int ROUNDS = 200;
    private static final int WARM_UP = 50;

    @BeforeAll
    static void needsHaproxy() {
        assumeTrue(HaproxyProcess.program().isPresent(), "haproxy is not installed: apt-get install haproxy");
    }

    @Test
    void isMeasured() throws RouterFailure {
        try (HaproxyUnderTest weights = HaproxyUnderTest.weights();
                HaproxyUnderTest map = HaproxyUnderTest.map(HaproxyUnderTest.Options.PLAIN)) {
            for (HaproxyUnderTest each : new HaproxyUnderTest[] {weights, map}) {
                String kind = each == weights ? "weights" : "map";
                TrafficRouter router = each.driver(Optional.empty());
                long[] read = measure(router, -1);
                long[] split = measure(router, 10);
                long[] zero = measure(router, 0);
                print(kind, "read", read);
                print(kind, "apply 10/90 or 11/89, read back", split);
                print(kind, "apply 0/100, read back and counters at rest", zero);
                assertThat(percentile(split, 50)).isLessThan(Duration.ofMillis(50));
                assertThat(percentile(zero, 50)).isBetween(Quiet.ENOUGH, Duration.ofMillis(80));
            }
        }
    }

    /** Odd rounds set one percent more, so that each write changes something; -1 only reads. */
    private static long[] measure(TrafficRouter router, int percent) throws RouterFailure {
        long[] nanos = new long[ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            int share = percent > 0 ? percent + Math.floorMod(round, 2) : percent;
            Fence fence = new Fence(ROLLOUT, 1, Direction.FORWARD, 1);
            if (percent == 0) {
                router.apply(Weights.split(BASELINE, CANDIDATE, 10), fence);
            }
            long begin = System.nanoTime();
            if (percent < 0) {
                router.read();
            } else {
                router.apply(Weights.split(BASELINE, CANDIDATE, share), fence);
            }
            if (round >= 0) {
                nanos[round] = System.nanoTime() - begin;
            }
        }
        Arrays.sort(nanos);
        return nanos;
    }

    private static Duration percentile(long[] sorted, int percent) {
        return Duration.ofNanos(sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)]);
    }

    private static void print(String kind, String what, long[] sorted) {
        System.out.printf(
                "haproxy %-7s %-44s p50 %6.2f ms  p95 %6.2f ms  p99 %6.2f ms  (%d)%n",
                kind,
                what,
                percentile(sorted, 50).toNanos() / 1e6,
                percentile(sorted, 95).toNanos() / 1e6,
                percentile(sorted, 99).toNanos() / 1e6,
                sorted.length);
    }
}
