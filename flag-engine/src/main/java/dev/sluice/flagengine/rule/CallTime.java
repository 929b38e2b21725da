package dev.sluice.flagengine.rule;

/** When a caller asks, and whether any rule wanted to know. */
final class CallTime {
    private final long seconds;
    private boolean read;

    /**
     * A moment.
     *
     * @param seconds since 1970
     */
    CallTime(long seconds) {
        this.seconds = seconds;
    }

    long read() {
        read = true;
        return seconds;
    }

    boolean wasRead() {
        return read;
    }
}
