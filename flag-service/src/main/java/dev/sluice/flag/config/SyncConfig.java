package dev.sluice.flag.config;

import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** Prefix {@code sluice.flags.sync}: flags for providers that evaluate in their own process, over gRPC {@code flagd.sync.v1}. */
public interface SyncConfig {
    /** Whether anything listens; default true. */
    @WithDefault("true")
    boolean enabled();

    /** Default 8015, which providers take by default; 0 takes a free one. */
    @WithDefault("8015")
    int port();

    /** Whether {@link #port()} lets in who has no token; default false. Whoever reaches it then reads every flag set. */
    @WithDefault("false")
    boolean open();

    /** The address that {@link #port()} is opened on; default every address, loopback when it is open. */
    Optional<String> host();

    /** A second port, for providers that cannot send a token; default none. */
    OptionalInt openPort();

    /** The address that {@link #openPort()} is opened on; default loopback. */
    @WithDefault("127.0.0.1")
    String openHost();

    /**
     * What a flag set's documents are apart once three came in a row; default 500 ms, which is the most that a change in a burst waits. A
     * client parses, and most of them validate, the whole document each time.
     */
    @WithDefault("500ms")
    Duration spacing();

    /** How often clients may ping, with and without a stream; default 5 s, so that those that do every 10 s never seem early. */
    @WithDefault("5s")
    Duration pingInterval();

    /** After which clients are asked to connect again, and so to show their token again; default 30 minutes, 10 % more or less. */
    @WithDefault("30m")
    Duration connectionAge();

    /** How many streams this replica serves at once; default 10,000. */
    @WithDefault("10000")
    int mostStreams();
}
