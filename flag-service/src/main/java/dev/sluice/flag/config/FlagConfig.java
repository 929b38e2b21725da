package dev.sluice.flag.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Prefix {@code sluice.flags}. */
@ConfigMapping(prefix = "sluice.flags")
public interface FlagConfig {
    /**
     * How often this replica asks the database for the version of the catalogue; default 50 ms. Changes made by this replica are known at
     * once, those of others after at most this and a query, so it bounds how long replicas may answer differently.
     */
    @WithDefault("50ms")
    Duration pollInterval();

    /**
     * How often all flags are read again; default 60 s. Polling by version misses nothing while versions only grow; this heals what a
     * database restored from a backup would leave behind.
     */
    @WithDefault("60s")
    Duration reloadInterval();

    /** How long to pause after the database could not be asked; default 1 s. Evaluation goes on with what is known. */
    @WithDefault("1s")
    Duration retryInterval();

    /** Flags for providers that evaluate in their own process. */
    SyncConfig sync();

    /** Changes told to clients that evaluate over OFREP. */
    StreamsConfig streams();

    /**
     * The origins whose pages may ask over OFREP, such as {@code https://shop.example.org}, or {@code *} for all; default none. Of the rest
     * of the API no browser is told anything.
     */
    Optional<List<String>> origins();
}
