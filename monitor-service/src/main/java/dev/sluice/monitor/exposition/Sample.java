package dev.sluice.monitor.exposition;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One line of an exposition. */
public record Sample(
        String name,
        Map<String, String> labels,
        double value,
        @Nullable Instant timestamp) {
    public Sample {
        labels = Map.copyOf(labels);
    }
}
