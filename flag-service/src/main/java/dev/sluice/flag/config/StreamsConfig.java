package dev.sluice.flag.config;

import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Prefix {@code sluice.flags.streams}: the event streams that OFREP's bulk answers name. */
public interface StreamsConfig {
    /** Whether bulk answers name a stream; default true. */
    @WithDefault("true")
    boolean enabled();

    /**
     * Where browsers reach this service, such as {@code https://flags.example.org/ofrep-proxy}; default none, then answers name only the
     * path of the stream, and clients put the origin before it that they ask for flags. Needed where a proxy adds a path, or streams take
     * another way.
     */
    Optional<String> url();

    /** How long a ticket opens streams at least; default 10 minutes, and half of that more at most. */
    @WithDefault("10m")
    Duration ticketLife();

    /** After which a stream ends, so that its client asks again with its token; default 30 minutes, 10 % more or less. */
    @WithDefault("30m")
    Duration life();

    /** The longest silence; a comment breaks it. Default 15 s, less than what proxies wait. */
    @WithDefault("15s")
    Duration heartbeat();

    /**
     * What messages of a stream are apart once three came in a row; default 500 ms, which is the most that a change in a burst waits.
     * Each makes every client evaluate all its flags.
     */
    @WithDefault("500ms")
    Duration spacing();

    /** How many streams this replica serves at once; default 10,000. */
    @WithDefault("10000")
    int mostStreams();

    /** How many of them one caller may have; default 5,000, since all browsers of an application share its token. */
    @WithDefault("5000")
    int mostOfOneCaller();

    /** After which tickets are signed with another key; default 7 days. The one before is kept while tickets of it are valid. */
    @WithDefault("7d")
    Duration keyLife();
}
