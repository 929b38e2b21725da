package dev.sluice.monitor.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Prefix {@code sluice.monitor}. */
@ConfigMapping(prefix = "sluice.monitor")
public interface MonitorConfig {
    /** How long connecting to a source may take; default 1 s. */
    @WithDefault("1s")
    Duration connectTimeout();

    /** How long a source may take in all: finding its address, connecting, retries, the whole answer; default 5 s. */
    @WithDefault("5s")
    Duration requestTimeout();

    /** How often due looks are searched for; default 200 ms. Looks that this replica makes due begin at once. */
    @WithDefault("200ms")
    Duration poll();

    /** How long a replica may take for one look before another one repeats it; default 10 s, longer than the timeouts together. */
    @WithDefault("10s")
    Duration lease();

    /** How many looks one search takes; default 50. */
    @WithDefault("50")
    int batch();
}
