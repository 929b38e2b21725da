package dev.sluice.demo.load;

/**
 * How many requests are due by now: an open loop, which does not slow down when answers do. After a stop of the process it
 * catches up with at most a second's worth, so that a pause does not turn into a flood.
 */
final class Pace {

    private final double perNano;
    private final long mostAtOnce;
    private long begin;
    private long sent;

    Pace(int requestsPerSecond, long now) {
        this.perNano = requestsPerSecond / 1e9;
        this.mostAtOnce = requestsPerSecond;
        this.begin = now;
    }

    /** The number to send now; they count as sent. */
    long due(long now) {
        long due = (long) ((now - begin) * perNano) - sent;
        if (due > mostAtOnce) {
            begin = now;
            sent = 0;
            return mostAtOnce;
        }
        sent += due;
        return due;
    }
}
