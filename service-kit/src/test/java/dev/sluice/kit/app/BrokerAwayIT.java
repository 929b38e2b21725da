package dev.sluice.kit.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.testing.BrokerSwitch;
import dev.sluice.testing.KafkaProbe;
import dev.sluice.testing.OwnStackResource;
import dev.sluice.testing.TestEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A minute away is shortened: the limit that matters is the client's, and it is set to a second here. */
@QuarkusTest
@QuarkusTestResource(value = OwnStackResource.class, restrictToAnnotatedClass = true)
@TestProfile(BrokerAwayIT.ImpatientClient.class)
class BrokerAwayIT {
    private static final long LONGER_THAN_THE_CLIENT_WAITS = 5;

    public static final class ImpatientClient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "mp.messaging.incoming.orders.default.api.timeout.ms", "1000",
                    "mp.messaging.incoming.orders.request.timeout.ms", "700");
        }
    }

    @Inject
    Orders orders;

    @Inject
    OrdersConsumer consumer;

    @SuppressWarnings("NullAway.Init") // safe because OwnStackResource fills it
    KafkaProbe kafka;

    @SuppressWarnings("NullAway.Init") // safe because OwnStackResource fills it
    BrokerSwitch broker;

    @Test
    void aChannelGoesOnThoughItsBrokerWasAwayAtTheFirstRecordOfAPartition() throws InterruptedException {
        List<String> keys =
                Stream.generate(() -> UUID.randomUUID().toString()).limit(12).toList();
        consumer.breakDatabaseFor(keys.getFirst());
        keys.forEach(key -> kafka.publish(Orders.TOPIC, TestEvent.of("/kit-app", Orders.TYPE, key, 1, "1")));
        await("the first record is being tried, the others are fetched behind it")
                .until(() -> consumer.failures() >= 5);

        broker.hang();
        try {
            consumer.mendDatabaseFor(keys.getFirst());
            TimeUnit.SECONDS.sleep(LONGER_THAN_THE_CLIENT_WAITS);
        } finally {
            broker.goOn();
        }

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(keys)
                .allSatisfy(key -> assertThat(orders.effects(key)).containsExactly("1")));
    }
}
