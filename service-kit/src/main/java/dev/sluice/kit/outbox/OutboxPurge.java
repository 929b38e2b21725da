package dev.sluice.kit.outbox;

import dev.sluice.kit.config.Chore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Deletes published rows after their retention, a few at a time so that nobody waits for it. */
@ApplicationScoped
class OutboxPurge implements Chore {
    private final OutboxBacklog backlog;
    private final OutboxConfig config;

    OutboxPurge(OutboxBacklog backlog, OutboxConfig config) {
        this.backlog = backlog;
        this.config = config;
    }

    @Override
    public String name() {
        return "purge the outbox";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run() {
        int deleted;
        do {
            deleted = backlog.purge(config.retention(), BATCH);
        } while (deleted == BATCH);
    }
}
