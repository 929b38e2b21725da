package dev.sluice.kit.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Prefix {@code sluice.outbox}. */
@ConfigMapping(prefix = "sluice.outbox")
public interface OutboxConfig {
    /** How often the relay looks for rows that no signal announced, such as those of another replica. */
    @WithDefault("100ms")
    Duration poll();

    /** How many rows go into one Kafka transaction at most. */
    @WithDefault("200")
    int batch();

    /** How often a row that Kafka refuses is tried before it is parked together with its key. Outages do not count. */
    @WithDefault("5")
    int maxAttempts();

    /** Readiness is DOWN when a row that is not parked waits longer. */
    @WithDefault("30s")
    Duration maxAge();

    /** How long published rows are kept; {@link Outbox#published} knows them that long. */
    @WithDefault("7d")
    Duration retention();
}
