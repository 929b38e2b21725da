package dev.sluice.rollout.stream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of the event stream. */
@ConfigMapping(prefix = "sluice.stream")
public interface StreamConfig {

    /** How many subscribers one replica serves; each costs a Kafka consumer and a thread. Default 64. */
    @WithDefault("64")
    int clients();

    /** The longest silence; a comment with the current position breaks it. Default 15 s. */
    @WithDefault("15s")
    Duration heartbeat();

    /** A subscriber that does not take one event within this time is disconnected; it may resume. Default 10 s. */
    @WithDefault("10s")
    Duration patience();

    /** After this time the stream ends, so that a token that was withdrawn does not listen for ever. Default 30 min. */
    @WithDefault("30m")
    Duration lifetime();

    /** How long Kafka may take to say where its topics are before the subscription is refused. Default 5 s. */
    @WithDefault("5s")
    Duration opening();
}
