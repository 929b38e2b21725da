package dev.sluice.actuators.haproxy;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for what must come, at most ten seconds. */
final class Eventually {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Eventually() {}

    static void holds(String what, Callable<Boolean> condition) {
        long last = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!condition.call()) {
                if (System.nanoTime() > last) {
                    throw new AssertionError("not within " + PATIENCE.toSeconds() + " s: " + what);
                }
                LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            }
        } catch (Exception failure) {
            // safe because the test fails with it
            throw new AssertionError(what, failure);
        }
    }
}
