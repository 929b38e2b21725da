package dev.sluice.flag.stream;

import java.util.concurrent.atomic.LongAdder;

/** What happened to messages, for the metrics. */
final class StreamTally {
    private final LongAdder sent = new LongAdder();
    private final LongAdder conflated = new LongAdder();

    void sent() {
        sent.increment();
    }

    void conflated() {
        conflated.increment();
    }

    long allSent() {
        return sent.sum();
    }

    long allConflated() {
        return conflated.sum();
    }
}
