package dev.sluice.flag.usage;

import dev.sluice.flag.config.UsageConfig;
import dev.sluice.flag.usage.debug.DebugStore;
import dev.sluice.kit.config.Chore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntUnaryOperator;

/** Deletes counts and debug records after their time, a few at a time. */
@ApplicationScoped
class PurgeUsage implements Chore {
    private final UsageStore usage;
    private final DebugStore debug;
    private final UsageConfig config;

    PurgeUsage(UsageStore usage, DebugStore debug, UsageConfig config) {
        this.usage = usage;
        this.debug = debug;
        this.config = config;
    }

    @Override
    public String name() {
        return "purge the use of flags";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run() {
        Instant now = Instant.now();
        all(limit -> usage.purge(now.minus(config.retention()), limit));
        all(limit -> debug.purge(now.minus(config.debugRetention()), limit));
    }

    private static void all(IntUnaryOperator purge) {
        int deleted;
        do {
            deleted = purge.applyAsInt(BATCH);
        } while (deleted == BATCH);
    }
}
