package dev.sluice.e2e.matrix;

import java.time.Duration;

/** How it is hit. */
public enum Fault {
    /** kill -9, and a start after five seconds. */
    KILL(Duration.ofSeconds(5)),
    /** SIGSTOP: connections stay, nothing answers. */
    STOP(Duration.ofSeconds(15)),
    /** SIGSTOP of what everything depends on. */
    AWAY(Duration.ofSeconds(20)),
    /** kill -9 of what everything depends on: connections are refused until it is started again. */
    CUT(Duration.ofSeconds(20));

    private final Duration lasts;

    Fault(Duration lasts) {
        this.lasts = lasts;
    }

    /** How long until it is brought back. */
    public Duration lasts() {
        return lasts;
    }
}
