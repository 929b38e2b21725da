package dev.sluice.monitor.analysis;

import java.time.Instant;
import java.util.Map;

/**
 * All sources at one look.
 *
 * @param at when asking began: every count is at least as new
 */
public record Snapshot(Instant at, Map<String, SourceReading> readings) {
    public Snapshot {
        readings = Map.copyOf(readings);
    }
}
