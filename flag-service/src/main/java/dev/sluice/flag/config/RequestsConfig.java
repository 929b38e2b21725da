package dev.sluice.flag.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Prefix {@code sluice.requests}: changes that wait for their time or for a second person. */
@ConfigMapping(prefix = "sluice.requests")
public interface RequestsConfig {
    /** How often each replica looks for those whose time has come; default 500 ms. How late they are at most, and a transaction. */
    @WithDefault("500ms")
    Duration interval();

    /**
     * How long after its time a scheduled change may still be applied: because its approval came late, or because no replica ran; default
     * 1 h. A change that was meant for the quiet of the night must not come by surprise on the next day.
     */
    @WithDefault("1h")
    Duration lateness();

    /** How long a request without a time waits for its approval; default 30 days. */
    @WithDefault("30d")
    Duration patience();
}
