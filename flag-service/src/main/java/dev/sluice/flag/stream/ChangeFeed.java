package dev.sluice.flag.stream;

import dev.sluice.flag.sync.Pace;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The streams about the same sets of flags: a burst of changes is told of three times in a row, then once per spacing. It has no thread
 * and no clock of its own: times are of one clock in nanoseconds that never goes back, from any zero.
 */
final class ChangeFeed {
    private final Pace pace;
    private final Set<ChangeStream> streams = new LinkedHashSet<>();
    private long version;
    /** Whether something newer waits for its turn. */
    private boolean held;

    /**
     * Begins one.
     *
     * @param version of the sets, as it is now
     */
    ChangeFeed(long version, Duration spacing, long now) {
        this.version = version;
        this.pace = new Pace(spacing, now);
    }

    /** The version of the sets as it is now, which need not differ. */
    void see(long next, long now) {
        if (next <= version) {
            return;
        }
        version = next;
        if (!held) {
            held = true;
            turn(now);
        }
    }

    /** Does what is due. */
    void turn(long now) {
        if (held && pace.allows(now)) {
            held = false;
            pace.take(now);
            streams.forEach(stream -> stream.offer(version, now));
        }
    }

    /** When there is something to do next. */
    OptionalLong next() {
        return held ? OptionalLong.of(pace.next()) : OptionalLong.empty();
    }

    /** A stream more, whose client is told at once of what it does not know. */
    void add(ChangeStream stream, long now) {
        streams.add(stream);
        stream.offer(version, now);
    }

    /** A stream less; gives whether it was the last. */
    boolean remove(ChangeStream stream) {
        streams.remove(stream);
        return streams.isEmpty();
    }
}
