package dev.sluice.rollout.targets;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How actions are carried out and routes are kept as desired. */
@ConfigMapping(prefix = "sluice.targets")
public interface TargetsConfig {

    /** How often the action table is read when no signal came; the signal is a hint, the table is the truth. Default 200 ms. */
    @WithDefault("200ms")
    Duration poll();

    /**
     * How long one try of an action may take before another replica repeats it. Longer than the slowest try, which is
     * HAProxy's: a question to Kafka of 1 s, one look of 2 s, and 5 s until the sessions of who leaves have ended. Default 10 s.
     */
    @WithDefault("10s")
    Duration lease();

    /** The pause after the first failed try; it doubles with each further one. Default 100 ms. */
    @WithDefault("100ms")
    Duration firstBackoff();

    /** The longest pause between two tries. Default 2 s. */
    @WithDefault("2s")
    Duration longestBackoff();

    /** How often each route is read, as long as there are few: a quarter of the 2 s that healing allows for it. Default 500 ms. */
    @WithDefault("500ms")
    Duration watch();

    /** With more routes than this many in a second, a replica reads each less often. Default 500. */
    @WithDefault("500")
    int watchesPerSecond();

    /** After this time without renewal another replica watches a route. Default 2 s. */
    @WithDefault("2s")
    Duration watchLease();
}
