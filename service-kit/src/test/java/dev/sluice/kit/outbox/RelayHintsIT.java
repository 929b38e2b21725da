package dev.sluice.kit.outbox;

import static org.awaitility.Awaitility.await;

import dev.sluice.kit.app.Orders;
import dev.sluice.kit.sql.Sql;
import dev.sluice.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** What another replica committed, with a poll that is too long to find it. */
@QuarkusTest
@TestProfile(RelayHintsIT.LongPoll.class)
@QuarkusTestResource(StackResource.class)
class RelayHintsIT {
    public static class LongPoll implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("sluice.outbox.poll", "1h");
        }
    }

    @Inject
    RelayConnections connections;

    @Inject
    Outbox outbox;

    @Inject
    Sql sql;

    @Test
    void theRelayPublishesAtOnceWhatAFollowerTellsOf() throws SQLException {
        try (RelaySession follower = connections.open()) {
            await("until the relay listens, hints go nowhere").until(() -> {
                UUID event = committedElsewhere();
                follower.tellLeader();
                return publishedWithin(event, Duration.ofSeconds(1));
            });
            UUID untold = committedElsewhere();
            await().during(Duration.ofSeconds(1)).until(() -> !outbox.published(untold));
            follower.tellLeader();
            await().until(() -> outbox.published(untold));
        }
    }

    /** As another replica does it: nothing in this process signals. */
    private UUID committedElsewhere() {
        UUID event = UUID.randomUUID();
        sql.update(
                "INSERT INTO outbox (event_id, aggregate_id, aggregate_version, topic, key, type, headers, payload)"
                        + " VALUES (?, ?, 1, ?, ?, 'x', '{}', '1')",
                event,
                event.toString(),
                Orders.TOPIC,
                event.toString());
        return event;
    }

    private boolean publishedWithin(UUID event, Duration limit) {
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < limit.toNanos()) {
            if (outbox.published(event)) {
                return true;
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        return false;
    }
}
