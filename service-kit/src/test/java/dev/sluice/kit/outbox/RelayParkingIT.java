package dev.sluice.kit.outbox;

import static dev.sluice.testing.Callers.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.sluice.kit.app.Orders;
import dev.sluice.kit.envelope.EventEnvelope;
import dev.sluice.kit.sql.Sql;
import dev.sluice.testing.KafkaProbe;
import dev.sluice.testing.StackResource;
import dev.sluice.testing.TestRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What Kafka refuses for good: it waits with its key, visibly, until a person lets it go. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class RelayParkingIT {
    @Inject
    Orders orders;

    @Inject
    Outbox outbox;

    @Inject
    Sql sql;

    @SuppressWarnings("NullAway.Init") // safe because StackResource fills it
    KafkaProbe kafka;

    @Test
    void parksWhatKafkaRefusesTogetherWithItsKeyAndLetsItGoOnRequest() {
        String key = key();
        byte[] huge = new byte[2_000_000];
        sql.update(
                "INSERT INTO outbox (event_id, aggregate_id, aggregate_version, topic, key, type, headers, payload)"
                        + " VALUES (?, ?, 1, ?, ?, 'x', '{}', ?)",
                UUID.randomUUID(),
                key,
                Orders.TOPIC,
                key,
                huge);
        EventEnvelope behind = orders.place(Orders.TOPIC, key, 2);
        EventEnvelope beside = orders.place(Orders.TOPIC, key(), 1);

        await().until(() -> outbox.published(beside.id()));
        await().untilAsserted(() -> as(TestRole.ADMIN)
                .get("/api/v1/outbox/parked")
                .then()
                .statusCode(200)
                .body("items.key", hasItem(key)));
        EventEnvelope later = orders.place(Orders.TOPIC, key(), 1);
        await().until(() -> outbox.published(later.id()));
        assertThat(outbox.published(behind.id())).isFalse();

        sql.update("UPDATE outbox SET payload = ? WHERE key = ? AND aggregate_version = 1", new byte[] {'1'}, key);
        as(TestRole.OPERATOR).post("/api/v1/outbox/" + key + "/unpark").then().statusCode(403);
        as(TestRole.ADMIN)
                .post("/api/v1/outbox/" + key + "/unpark")
                .then()
                .statusCode(200)
                .body("unparked", equalTo(1));

        assertThat(kafka.await(Orders.TOPIC, 2, of(key)))
                .extracting(record -> new String(record.value(), StandardCharsets.UTF_8))
                .containsExactly("1", "2");
        as(TestRole.ADMIN).get("/api/v1/outbox/parked").then().body("items.key", not(hasItem(key)));
        as(TestRole.ADMIN).post("/api/v1/outbox/" + key + "/unpark").then().statusCode(404);
    }

    private static Predicate<ConsumerRecord<String, byte[]>> of(String key) {
        return record -> key.equals(record.key());
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
