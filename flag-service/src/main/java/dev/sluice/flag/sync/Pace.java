package dev.sluice.flag.sync;

import java.time.Duration;

/**
 * Lets three changes through in a row and then one per spacing, so that whoever is told neither waits for a single change nor is overrun
 * by a burst. Times are of one clock in nanoseconds that never goes back, from any zero.
 */
public final class Pace {
    private static final int IN_A_ROW = 3;

    private final long spacing;
    /** When all three will be free again. */
    private long freeAt;

    public Pace(Duration spacing, long now) {
        this.spacing = spacing.toNanos();
        this.freeAt = now;
    }

    public boolean allows(long now) {
        return now - next() >= 0;
    }

    /** When the next one is let through; it may be past. */
    public long next() {
        return freeAt - (IN_A_ROW - 1) * spacing;
    }

    /** One went through. */
    public void take(long now) {
        freeAt = (freeAt - now > 0 ? freeAt : now) + spacing;
    }
}
