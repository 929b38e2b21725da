package dev.sluice.rollback.lifecycle;

import java.time.Instant;

/**
 * What a rollback counts.
 *
 * @param startedAt the first {@code rollback.started}; durations count from here
 * @param resumedAt the latest one; patience with an unreachable target counts from here
 * @param reexposedMs how long the candidate may have had traffic again after a step was held, an upper bound
 * @param halted whether no forward action of the attempt can begin any more
 */
public record Tally(Instant startedAt, Instant resumedAt, long reexposedMs, boolean halted) {
    static Tally from(Instant now, boolean halted) {
        return new Tally(now, now, 0, halted);
    }

    Tally resumed(Instant now, boolean isHalted) {
        return new Tally(startedAt, now, reexposedMs, halted || isHalted);
    }

    Tally plusReexposed(long ms) {
        return new Tally(startedAt, resumedAt, reexposedMs + ms, halted);
    }

    Tally halting() {
        return new Tally(startedAt, resumedAt, reexposedMs, true);
    }
}
