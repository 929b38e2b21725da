package dev.sluice.flag.sync;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * When a set of flags is sent again although nothing changed: 2 s and 10 s after its last change. The Java provider (0.11.15, and 0.14.0
 * reads the same) has a queue of five and drops what does not fit, the newest included; without this it would keep an old set until its
 * stream ends. Times are of one clock in nanoseconds that never goes back, from any zero.
 */
final class Resends {
    private static final List<Duration> AFTER = List.of(Duration.ofSeconds(2), Duration.ofSeconds(10));

    private long changedAt;
    private int done = AFTER.size();

    /** Begins anew. */
    void changed(long now) {
        changedAt = now;
        done = 0;
    }

    OptionalLong next() {
        return done == AFTER.size()
                ? OptionalLong.empty()
                : OptionalLong.of(changedAt + AFTER.get(done).toNanos());
    }

    /** Whether it is time; true once for each time. */
    boolean isDue(long now) {
        OptionalLong next = next();
        boolean due = next.isPresent() && now - next.getAsLong() >= 0;
        done += due ? 1 : 0;
        return due;
    }
}
