package dev.sluice.monitor.analysis;

import java.time.Instant;

/**
 * A person says that an alarm is false. It is not heard any more in that attempt; health has to be proven all the same.
 *
 * @param metric the metric's name, or {@code sample-ratio}
 */
public record Dismissal(int attempt, String metric, String by, String reason, Instant at) {}
