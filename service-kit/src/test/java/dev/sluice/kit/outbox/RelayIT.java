package dev.sluice.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sluice.kit.app.Orders;
import dev.sluice.kit.envelope.EventEnvelope;
import dev.sluice.kit.sql.Sql;
import dev.sluice.testing.KafkaProbe;
import dev.sluice.testing.StackResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class RelayIT {
    @Inject
    Orders orders;

    @Inject
    Outbox outbox;

    @Inject
    Sql sql;

    @Inject
    RelayConnections connections;

    @Inject
    RelayProducers producers;

    @SuppressWarnings("NullAway.Init") // safe because StackResource fills it
    KafkaProbe kafka;

    @Test
    void publishesWhatWasCommittedExactlyAsItWasAppended() {
        String key = key();
        EventEnvelope event = Orders.event(key, 1)
                .correlatedBy("flow")
                .causedBy(UUID.randomUUID())
                .tracedBy("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .about("production", "shop");
        QuarkusTransaction.requiringNew().run(() -> outbox.append(Orders.TOPIC, key, event));

        ConsumerRecord<String, byte[]> record =
                kafka.await(Orders.TOPIC, 1, of(key)).getFirst();
        assertThat(EventEnvelope.read(record)).usingRecursiveComparison().isEqualTo(event);
        assertThat(KafkaProbe.header(record, "content-type")).isEqualTo("application/json");
        await().until(() -> outbox.published(event.id()));
    }

    @Test
    void publishesNothingOfATransactionThatWasRolledBack() {
        String key = key();
        EventEnvelope lost = Orders.event(key, 1);
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    outbox.append(Orders.TOPIC, key, lost);
                    throw new IllegalStateException("no");
                }))
                .hasMessageContaining("no");
        orders.place(Orders.TOPIC, key, 1);

        assertThat(kafka.await(Orders.TOPIC, 1, of(key)).getFirst())
                .satisfies(record -> assertThat(EventEnvelope.read(record).id()).isNotEqualTo(lost.id()));
        assertThat(outbox.published(lost.id())).isFalse();
    }

    @Test
    void losesNoRowThatCommitsAfterALaterOne() throws InterruptedException, ExecutionException {
        EventEnvelope early = Orders.event(key(), 1);
        CountDownLatch appended = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<?> slow =
                    threads.submit(() -> QuarkusTransaction.requiringNew().run(() -> {
                        outbox.append(Orders.TOPIC, early.subject(), early);
                        appended.countDown();
                        awaitUnchecked(mayCommit);
                    }));
            appended.await();
            EventEnvelope late = orders.place(Orders.TOPIC, key(), 1);
            await().until(() -> outbox.published(late.id()));
            assertThat(outbox.published(early.id())).isFalse();
            mayCommit.countDown();
            slow.get();
        }
        await().until(() -> outbox.published(early.id()));
    }

    @Test
    void keepsTheOrderOfAKeyWhileItsProducerIsFencedAndItsConnectionDies() {
        String key = key();
        for (long sequence = 1; sequence <= 60; sequence++) {
            orders.place(Orders.TOPIC, key, sequence);
            if (sequence % 20 == 0) {
                fenceTheRelay();
            } else if (sequence % 20 == 10) {
                killTheConnectionOfTheRelay();
            }
        }
        List<String> expected =
                LongStream.rangeClosed(1, 60).mapToObj(Long::toString).toList();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(orders.effects(key)).isEqualTo(expected));
    }

    @Test
    void anotherRelayTakesOverWhenTheConnectionOfTheFirstDies() throws SQLException {
        EventEnvelope first = orders.place(Orders.TOPIC, key(), 1);
        await().until(() -> outbox.published(first.id()));
        RelaySession other = connections.open();
        try (other) {
            assertThat(other.tryLead()).isFalse();
            await().pollInterval(Duration.ofMillis(10)).until(() -> {
                killTheConnectionOfTheRelay(); // again and again: on a busy machine the first relay may come back first
                return other.tryLead();
            });

            EventEnvelope event = orders.place(Orders.TOPIC, key(), 1);
            assertThat(other.waiting(10)).extracting(OutboxRow::eventId).contains(event.id());
            await().during(Duration.ofSeconds(1)).until(() -> !outbox.published(event.id()));
        }
        EventEnvelope next = orders.place(Orders.TOPIC, key(), 1);
        await().until(() -> outbox.published(next.id()));
    }

    @Test
    void aRelayThatHangsLosesItsLockThoughItsConnectionLives() throws SQLException {
        EventEnvelope first = orders.place(Orders.TOPIC, key(), 1);
        await().until(() -> outbox.published(first.id()));
        try (RelaySession asleep = connections.open()) {
            await().pollInterval(Duration.ofMillis(10)).until(() -> {
                killTheConnectionOfTheRelay();
                return asleep.tryLead();
            });
            EventEnvelope event = orders.place(Orders.TOPIC, key(), 1);
            await().during(Duration.ofSeconds(1)).until(() -> !outbox.published(event.id()));

            await().atMost(RelaySession.LONGEST_SILENCE.plusSeconds(5)).until(() -> outbox.published(event.id()));
            assertThatThrownBy(asleep::tryLead).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void aProducerThatSleptCannotSendAfterAnotherStarted() {
        String key = key();
        EventEnvelope event = Orders.event(key, 1);
        OutboxRow row = new OutboxRow(1, event.id(), key, Orders.TOPIC, key, 0, "{}", event.data());
        try (RelayProducer asleep = producers.open()) {
            asleep.start();
            fenceTheRelay();
            assertThatThrownBy(() -> asleep.send(List.of(row))).isInstanceOf(KafkaException.class);
        }
    }

    @Test
    void refusesDataThatIsTooLarge() {
        String key = key();
        EventEnvelope event =
                EventEnvelope.of("/kit-app", Orders.TYPE, key, Instant.now(), 1, new byte[EventEnvelope.MAX_DATA + 1]);
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> outbox.append(Orders.TOPIC, key, event)))
                .hasMessageContaining("the limit is 65536");
    }

    private void fenceTheRelay() {
        try (RelayProducer newer = producers.open()) {
            newer.start();
        }
    }

    private void killTheConnectionOfTheRelay() {
        sql.query(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " JOIN pg_locks USING (pid) WHERE locktype = 'advisory' AND datname = current_database()",
                row -> row.getBoolean(1));
    }

    private static Predicate<ConsumerRecord<String, byte[]>> of(String key) {
        return record -> key.equals(record.key());
    }

    private static void awaitUnchecked(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
