package dev.sluice.e2e.support;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what must come true, and checks what must stay true. */
public final class Await {
    private Await() {}

    /** Fails with {@code describe} when the condition has not come true in time. */
    public static void until(Duration atMost, BooleanSupplier condition, Supplier<String> describe) {
        Instant end = Instant.now().plus(atMost);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("not within " + atMost.toSeconds() + " s: " + describe.get());
            }
            pause();
        }
    }

    /** Fails as soon as the condition is false once within the time. */
    public static void always(Duration during, BooleanSupplier condition, Supplier<String> describe) {
        Instant end = Instant.now().plus(during);
        while (Instant.now().isBefore(end)) {
            if (!condition.getAsBoolean()) {
                throw new AssertionError("must not happen: " + describe.get());
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
