package dev.sluice.monitor.push;

import dev.sluice.kit.config.Chore;
import dev.sluice.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Forgets what no batch can need any more. */
@ApplicationScoped
class PushPurge implements Chore {
    /** A batch may come again until it is refused as too late; a reporter, an arm may be silent for a while. */
    private static final Map<String, Duration> KEPT = Map.of(
            "DELETE FROM pushed_batch WHERE received_at < ?",
                    BatchRules.LATE.plus(BatchRules.SKEW).multipliedBy(2),
            "DELETE FROM pushed_reporter WHERE received_at < ?", Duration.ofDays(2),
            "DELETE FROM pushed_arm WHERE newest_at < ?", Duration.ofDays(30));

    private final Sql sql;
    private final Clock clock;

    PushPurge(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "purge pushed samples";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        KEPT.forEach((statement, age) -> sql.update(statement, now.minus(age)));
    }
}
