package dev.sluice.flag.api;

import dev.sluice.flag.usage.debug.DebugSettings;
import dev.sluice.flag.usage.debug.DebugStore;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * Which evaluations of a flag are written down.
 *
 * @param until then it ends, or ended
 * @param dropped evaluations that should have been written down since it was set and found no room, on all replicas
 */
public record DebugView(
        double sampling,
        Set<String> targetingKeys,
        Map<String, String> attributes,
        boolean values,
        Instant until,
        long dropped) {
    static DebugView of(DebugStore.Stored stored) {
        DebugSettings settings = stored.settings();
        return new DebugView(
                settings.sampling(),
                settings.targetingKeys(),
                settings.attributes(),
                settings.values(),
                settings.until(),
                stored.dropped());
    }
}
