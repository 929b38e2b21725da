package dev.sluice.kit.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.sluice.kit.envelope.EventEnvelope;
import dev.sluice.testing.KafkaProbe;
import dev.sluice.testing.StackResource;
import dev.sluice.testing.TestEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class ConsumerIT {
    private static final String DEAD_LETTERS = "test.orders.v1.dlq.kit-app-orders";

    @Inject
    Orders orders;

    @Inject
    OrdersConsumer consumer;

    @SuppressWarnings("NullAway.Init") // safe because StackResource fills it
    KafkaProbe kafka;

    @Test
    void aCommittedEventReachesTheConsumerOnce() {
        String key = key();
        EventEnvelope event = orders.place(Orders.TOPIC, key, 1);

        await().untilAsserted(() -> assertThat(orders.effects(key)).containsExactly("1"));
        assertThat(orders.effectsOf(event.id())).isEqualTo(1);
    }

    @Test
    void dropsADuplicate() {
        String key = key();
        TestEvent event = TestEvent.of("/kit-app", Orders.TYPE, key, 1, "1");
        kafka.publish(Orders.TOPIC, event);
        kafka.publish(Orders.TOPIC, event);
        kafka.publish(Orders.TOPIC, TestEvent.of("/kit-app", Orders.TYPE, key, 2, "2"));

        await().untilAsserted(() -> assertThat(orders.effects(key)).containsExactly("1", "2"));
    }

    @Test
    void anOutageIsWaitedForAndNothingIsDeadLettered() {
        String key = key();
        int before = consumer.failures();
        consumer.breakDatabaseFor(key);
        EventEnvelope event = orders.place(Orders.TOPIC, key, 1);

        await().until(() -> consumer.failures() >= before + 3);
        RestAssured.get("/q/health/ready").then().statusCode(503);
        assertThat(orders.effects(key)).isEmpty();
        consumer.mendDatabaseFor(key);

        await().untilAsserted(() -> assertThat(orders.effectsOf(event.id())).isEqualTo(1));
        RestAssured.get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
        String marker = key();
        kafka.publish(DEAD_LETTERS, TestEvent.of("/kit-app", Orders.TYPE, marker, 1, "1"));
        assertThat(kafka.await(DEAD_LETTERS, 1, record -> key.equals(record.key()) || marker.equals(record.key())))
                .as("the marker is the first of the two")
                .allMatch(record -> marker.equals(record.key()));
    }

    @Test
    void aRecordThatIsNoEventIsDeadLetteredAndTheNextIsHandled() {
        String key = key();
        kafka.publish(Orders.TOPIC, key, Map.of("ce_id", "garbage"), "{".getBytes(StandardCharsets.UTF_8));
        kafka.publish(Orders.TOPIC, TestEvent.of("/kit-app", Orders.TYPE, key, 1, OrdersConsumer.UNREADABLE));
        kafka.publish(Orders.TOPIC, TestEvent.of("/kit-app", Orders.TYPE, key, 2, "2"));

        var dead = kafka.await(DEAD_LETTERS, 2, record -> key.equals(record.key()));
        assertThat(dead.getFirst().value()).isEqualTo("{".getBytes(StandardCharsets.UTF_8));
        assertThat(KafkaProbe.header(dead.getFirst(), "dead-letter-reason")).contains("ce_specversion is missing");
        assertThat(KafkaProbe.header(dead.getLast(), "dead-letter-reason")).contains("the data is no order");
        await().untilAsserted(() -> assertThat(orders.effects(key)).containsExactly("2"));
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
