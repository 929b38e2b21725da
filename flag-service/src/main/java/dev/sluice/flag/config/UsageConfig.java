package dev.sluice.flag.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Prefix {@code sluice.usage}: what is kept of evaluations. */
@ConfigMapping(prefix = "sluice.usage")
public interface UsageConfig {
    /**
     * How often each replica stores and publishes what it counted; default 5 s. What a replica that is killed loses at most, and how late
     * the others know of its evaluations.
     */
    @WithDefault("5s")
    Duration interval();

    /** How long counts per hour are kept; default 8 days, so that a week can be asked for. */
    @WithDefault("8d")
    Duration retention();

    /** How often debug settings are read and debug records are written; default 1 s. */
    @WithDefault("1s")
    Duration debugInterval();

    /** How many debug records a replica holds until they are written; default 1,000. More are dropped, and counted. */
    @WithDefault("1000")
    int debugBuffer();

    /** How many debug records are kept of a flag; default 1,000, the newest. */
    @WithDefault("1000")
    int debugRecords();

    /** How long a debug record is kept; default 1 day. */
    @WithDefault("1d")
    Duration debugRetention();

    /** How often flags are looked through for those that are stale; default 1 h, since limits are days. */
    @WithDefault("1h")
    Duration staleInterval();
}
