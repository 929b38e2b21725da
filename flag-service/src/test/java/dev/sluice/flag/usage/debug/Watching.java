package dev.sluice.flag.usage.debug;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Wishes for evaluations that are written down, for tests of other packages. */
public final class Watching {
    private Watching() {}

    /** Each evaluation of a flag for ada. */
    public static void ada(DebugLog log, String flag) {
        log.changed(new DebugSettings(flag, 0, Set.of("ada"), Map.of(), false, Instant.MAX, new UUID(1, 2)));
    }
}
