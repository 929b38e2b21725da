package dev.sluice.monitor.push;

import dev.sluice.judge.Arms;
import dev.sluice.monitor.analysis.SourceReading;
import java.time.Duration;
import java.time.Instant;

/** What was pushed, read as a source. */
@FunctionalInterface
public interface PushedTotals {
    /**
     * The totals of both arms.
     *
     * @param maxAge how old the newest sample may be
     */
    SourceReading read(Pushed pushed, Arms arms, Instant now, Duration maxAge);
}
