package dev.sluice.flag.stream;

import java.time.Duration;

/**
 * One client's stream. It holds at most one message, the newest, until the client has taken the one before. Only the hub's thread calls
 * what changes it. Times are of one clock in nanoseconds that never goes back, from any zero.
 */
final class ChangeStream {
    private final Ticket ticket;
    private final Line line;
    private final StreamTally tally;
    private final long endsAt;
    private long lastSentAt;
    /** What the client knows of, or is being told. */
    private long known;
    /** The version that it is told next; that of {@link #known} when there is nothing to tell. */
    private long newest;

    /**
     * Begins one.
     *
     * @param since the version that the client knows of
     */
    ChangeStream(Ticket ticket, Line line, long since, long endsAt, long now, StreamTally tally) {
        this.ticket = ticket;
        this.line = line;
        this.tally = tally;
        this.endsAt = endsAt;
        this.lastSentAt = now;
        this.known = since;
        this.newest = since;
    }

    /** The way to the client. */
    interface Line {
        /** Whether what was sent before is on its way. */
        boolean isReady();

        /** Flags changed; the version of the last change becomes the message's id. */
        void tell(long version);

        void keepAlive();

        void end();
    }

    /** Something changed; what waits for the client is of no more use. An older version than the one known is none. */
    void offer(long version, long now) {
        if (version <= newest) {
            return;
        }
        if (newest > known) {
            tally.conflated();
        }
        newest = version;
        drain(now);
    }

    /** Sends what waits, if the client can take it. */
    void drain(long now) {
        if (newest > known && line.isReady()) {
            known = newest;
            lastSentAt = now;
            tally.sent();
            line.tell(newest);
        }
    }

    /**
     * Keeps it alive.
     *
     * @param heartbeat the longest silence
     * @param patience how long a client may take for one message
     * @return whether it is over: its time is up, or the client takes nothing any more
     */
    boolean isOver(long now, Duration heartbeat, Duration patience) {
        long silence = now - lastSentAt;
        if (now - endsAt >= 0 || (!line.isReady() && silence >= patience.toNanos())) {
            return true;
        }
        if (line.isReady() && silence >= heartbeat.toNanos()) {
            lastSentAt = now;
            line.keepAlive();
        }
        return false;
    }

    void end() {
        line.end();
    }

    Ticket ticket() {
        return ticket;
    }
}
