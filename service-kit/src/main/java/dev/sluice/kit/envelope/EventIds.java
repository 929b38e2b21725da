package dev.sluice.kit.envelope;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * UUIDs of version 7 (RFC 9562): 48 bits of milliseconds, a 12 bit counter (method 3 there), 62 random bits. In this JVM each id
 * is greater than the one before, as number and as text, also when the clock steps back.
 */
public final class EventIds {
    private static final int COUNTER_BITS = 12;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final AtomicLong LAST = new AtomicLong();

    private EventIds() {}

    public static UUID next() {
        long now = System.currentTimeMillis() << COUNTER_BITS;
        long ticks = LAST.updateAndGet(last -> Math.max(now, last + 1));
        return of(ticks >>> COUNTER_BITS, (int) (ticks & 0xFFF), RANDOM.nextLong());
    }

    static UUID of(long millis, int counter, long random) {
        long high = (millis << 16) | 0x7000L | counter;
        long low = (random & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
