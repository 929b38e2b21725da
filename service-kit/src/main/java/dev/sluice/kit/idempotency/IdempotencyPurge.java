package dev.sluice.kit.idempotency;

import dev.sluice.kit.config.Chore;
import dev.sluice.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Forgets keys after a week: whoever repeats a request later starts a new one. */
@ApplicationScoped
class IdempotencyPurge implements Chore {
    private static final int DAYS = 7;

    private final Sql sql;

    IdempotencyPurge(Sql sql) {
        this.sql = sql;
    }

    @Override
    public String name() {
        return "purge idempotency keys";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        sql.update("DELETE FROM idempotency WHERE created_at < now() - ? * interval '1 day'", DAYS);
    }
}
