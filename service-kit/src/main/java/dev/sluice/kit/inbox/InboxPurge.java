package dev.sluice.kit.inbox;

import dev.sluice.kit.config.Chore;
import dev.sluice.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Forgets handled events once Kafka has forgotten them too, with a margin of half the retention. */
@ApplicationScoped
class InboxPurge implements Chore {
    private final Sql sql;
    private final Duration retention;

    InboxPurge(Sql sql, @ConfigProperty(name = "sluice.kafka.retention") Duration topicRetention) {
        this.sql = sql;
        this.retention = topicRetention.plus(topicRetention.dividedBy(2));
    }

    @Override
    public String name() {
        return "purge the inbox";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run() {
        int deleted;
        do {
            deleted = purge(retention);
        } while (deleted == BATCH);
    }

    int purge(Duration olderThan) {
        return sql.update("""
                DELETE FROM inbox WHERE ctid = ANY (ARRAY(
                    SELECT ctid FROM inbox WHERE received_at < now() - ? * interval '1 second' LIMIT ?))
                """, olderThan.toSeconds(), BATCH);
    }
}
