package dev.sluice.monitor.analysis;

import dev.sluice.judge.Comparison;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A stage as far as an analysis needs it.
 *
 * @param share the part of all requests that the candidate should get, 0 to 1; null when requests are not what is divided
 */
public record PlannedStage(
        int index,
        String name,
        Duration bake,
        Comparison comparison,
        @Nullable Double share) {
    public PlannedStage {
        if (bake.isNegative()) {
            throw new IllegalArgumentException("a bake time is not negative");
        }
    }
}
