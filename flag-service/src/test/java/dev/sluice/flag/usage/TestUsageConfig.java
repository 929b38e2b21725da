package dev.sluice.flag.usage;

import dev.sluice.flag.config.UsageConfig;
import java.time.Duration;

/** The defaults, for tests without Quarkus. */
public final class TestUsageConfig implements UsageConfig {
    @Override
    public Duration interval() {
        return Duration.ofSeconds(5);
    }

    @Override
    public Duration retention() {
        return Duration.ofDays(8);
    }

    @Override
    public Duration debugInterval() {
        return Duration.ofSeconds(1);
    }

    @Override
    public int debugBuffer() {
        return 100;
    }

    @Override
    public int debugRecords() {
        return 1_000;
    }

    @Override
    public Duration debugRetention() {
        return Duration.ofDays(1);
    }

    @Override
    public Duration staleInterval() {
        return Duration.ofHours(1);
    }
}
