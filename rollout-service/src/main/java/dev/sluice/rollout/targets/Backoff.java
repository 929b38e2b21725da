package dev.sluice.rollout.targets;

import java.time.Duration;

/** Pauses that double from a first to a longest one. Pure. */
record Backoff(Duration first, Duration longest) {

    /** @param tries how many have failed, from 1 */
    Duration after(int tries) {
        int doublings = Math.min(tries - 1, 20);
        Duration pause = first.multipliedBy(1L << doublings);
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
