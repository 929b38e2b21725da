package dev.sluice.simulation.world;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** The one clock and the one queue of everything that will happen. Times are milliseconds since the beginning. */
public final class Timeline {
    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

    private record Due(long at, long order, Runnable work) {}

    private final PriorityQueue<Due> queue =
            new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::order));
    private long now;
    private long order;

    public long now() {
        return now;
    }

    public Instant instant() {
        return instant(now);
    }

    public static Instant instant(long at) {
        return BEGINNING.plusMillis(at);
    }

    public static long millis(Instant instant) {
        return instant.toEpochMilli() - BEGINNING.toEpochMilli();
    }

    /** What is due at the same time happens in the order in which it was asked for. */
    public void at(long time, Runnable work) {
        queue.add(new Due(Math.max(now, time), order++, work));
    }

    public void after(long delay, Runnable work) {
        at(now + delay, work);
    }

    /** Does the next thing unless it is due after {@code end}; tells whether there was one. */
    public boolean step(long end) {
        Due next = queue.peek();
        if (next == null || next.at() > end) {
            now = Math.max(now, end);
            return false;
        }
        queue.remove();
        now = next.at();
        next.work().run();
        return true;
    }
}
