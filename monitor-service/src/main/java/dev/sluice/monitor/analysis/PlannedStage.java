package dev.sluice.monitor.analysis;

import dev.sluice.judge.Comparison;
import java.time.Duration;

/** A stage as far as an analysis needs it. */
public record PlannedStage(int index, String name, Duration bake, Comparison comparison) {
    public PlannedStage {
        if (bake.isNegative()) {
            throw new IllegalArgumentException("a bake time is not negative");
        }
    }
}
