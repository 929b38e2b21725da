package dev.sluice.monitor.sources;

import dev.sluice.monitor.config.MonitorConfig;
import java.time.Duration;

/** The settings of a unit test: as by default, but for the time that an answer may take. */
public record TestConfig(Duration requestTimeout) implements MonitorConfig {
    @Override
    public Duration connectTimeout() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Duration poll() {
        return Duration.ofMillis(200);
    }

    @Override
    public Duration lease() {
        return Duration.ofSeconds(10);
    }

    @Override
    public int batch() {
        return 50;
    }
}
