package dev.sluice.flag.stream;

import dev.sluice.flag.config.StreamsConfig;
import java.time.Duration;
import java.util.Optional;

/** The defaults. */
record TestStreamsConfig(boolean enabled, Optional<String> url) implements StreamsConfig {
    TestStreamsConfig() {
        this(true, Optional.empty());
    }

    @Override
    public Duration ticketLife() {
        return Duration.ofMinutes(10);
    }

    @Override
    public Duration life() {
        return Duration.ofMinutes(30);
    }

    @Override
    public Duration heartbeat() {
        return Duration.ofSeconds(15);
    }

    @Override
    public Duration spacing() {
        return Duration.ofMillis(500);
    }

    @Override
    public int mostStreams() {
        return 10_000;
    }

    @Override
    public int mostOfOneCaller() {
        return 5_000;
    }

    @Override
    public Duration keyLife() {
        return Duration.ofDays(7);
    }
}
