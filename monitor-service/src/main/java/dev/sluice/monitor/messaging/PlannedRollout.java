package dev.sluice.monitor.messaging;

import dev.sluice.monitor.analysis.AnalysisPlan;
import dev.sluice.monitor.sources.SourceSpec;
import java.util.Map;

/** What {@code rollout.planned} says to a monitor. */
public record PlannedRollout(AnalysisPlan plan, Map<String, SourceSpec> sources) {
    public PlannedRollout {
        sources = Map.copyOf(sources);
    }
}
