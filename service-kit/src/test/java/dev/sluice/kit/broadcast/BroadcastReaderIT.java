package dev.sluice.kit.broadcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.kit.app.Orders;
import dev.sluice.testing.KafkaProbe;
import dev.sluice.testing.StackResource;
import dev.sluice.testing.TestEvent;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class BroadcastReaderIT {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final List<Begin> BEGIN = List.of(new Begin.WithChannel("orders"));

    @Inject
    BroadcastReaders readers;

    @Inject
    Orders orders;

    @SuppressWarnings("NullAway.Init") // safe because StackResource fills it
    KafkaProbe kafka;

    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    @Test
    void yesMeansThatEverythingPublishedBeforeWasSeen() {
        try (BroadcastReader reader = open(BEGIN)) {
            await().until(() -> reader.caughtUp(PATIENCE));
            for (int round = 0; round < 20; round++) {
                TestEvent event = event();
                kafka.publish(Orders.TOPIC, event);
                assertThat(reader.caughtUp(PATIENCE)).isTrue();
                assertThat(seen).contains(event.id());
            }
        }
    }

    @Test
    void theEndOfATransactionIsPassed() {
        try (BroadcastReader reader = open(BEGIN)) {
            await().until(() -> reader.caughtUp(PATIENCE));
            String id = QuarkusTransaction.requiringNew()
                    .call(() -> orders.place(Orders.TOPIC, UUID.randomUUID().toString(), 1)
                            .id()
                            .toString());
            await().until(() -> reader.caughtUp(PATIENCE) && seen.contains(id));
            assertThat(reader.caughtUp(PATIENCE)).isTrue();
        }
    }

    @Test
    void twoReadersSeeTheSame() {
        Set<String> other = ConcurrentHashMap.newKeySet();
        try (BroadcastReader one = open(BEGIN);
                BroadcastReader two =
                        readers.open("two", BEGIN, event -> other.add(event.id().toString()))) {
            TestEvent event = event();
            kafka.publish(Orders.TOPIC, event);
            await().until(() -> one.caughtUp(PATIENCE) && two.caughtUp(PATIENCE));
            assertThat(seen).contains(event.id());
            assertThat(other).contains(event.id());
        }
    }

    @Test
    void beginsWhereTheChannelStands() throws Exception {
        String topic = kafka.prefix() + Orders.TOPIC;
        TestEvent handled = event();
        kafka.publish(Orders.TOPIC, handled);
        TestEvent waiting = event();
        var end = kafka.await(Orders.TOPIC, 1, record -> KafkaProbe.header(record, "ce_id")
                        .equals(handled.id()))
                .getFirst();
        TopicPartition partition = new TopicPartition(topic, end.partition());
        String group = "another-group-" + UUID.randomUUID();
        try (var admin = kafka.admin()) {
            admin.alterConsumerGroupOffsets(group, Map.of(partition, new OffsetAndMetadata(end.offset() + 1)))
                    .all()
                    .get();
        }
        kafka.publish(Orders.TOPIC, waiting.keyed(handled.key()));
        try (BroadcastReader reader = reader(new Positions.Source.Committed(topic, group))) {
            await().until(() -> reader.caughtUp(PATIENCE));
            assertThat(seen).contains(waiting.id()).doesNotContain(handled.id());
        }
    }

    @Test
    void beginsSoLongAgo() {
        TestEvent event = event();
        kafka.publish(Orders.TOPIC, event);
        try (BroadcastReader reader = open(List.of(new Begin.Ago(Orders.TOPIC, Duration.ofMinutes(5))))) {
            await().until(() -> reader.caughtUp(PATIENCE));
            assertThat(seen).contains(event.id());
        }
        seen.clear();
        try (BroadcastReader reader = open(List.of(new Begin.Ago(Orders.TOPIC, Duration.ofMinutes(-5))))) {
            await().until(() -> reader.caughtUp(PATIENCE));
            assertThat(seen).isEmpty();
        }
    }

    @Test
    void skipsWhatIsNoEvent() {
        try (BroadcastReader reader = open(BEGIN)) {
            kafka.publish(Orders.TOPIC, "key", Map.of("ce_id", "garbage"), "{".getBytes(StandardCharsets.UTF_8));
            TestEvent event = event();
            kafka.publish(Orders.TOPIC, event);
            await().until(() -> reader.caughtUp(PATIENCE) && seen.contains(event.id()));
        }
    }

    @Test
    void whatTheHandlerCouldNotTakeIsReadAgainAndUntilThenTheAnswerIsNo() {
        AtomicBoolean broken = new AtomicBoolean(true);
        try (BroadcastReader reader = readers.open("broken", BEGIN, event -> {
            if (broken.get()) {
                throw new IllegalStateException("not now");
            }
            seen.add(event.id().toString());
        })) {
            TestEvent event = event();
            kafka.publish(Orders.TOPIC, event);
            assertThat(reader.caughtUp(PATIENCE)).isFalse();
            broken.set(false);
            await().until(() -> reader.caughtUp(PATIENCE));
            assertThat(seen).contains(event.id());
        }
    }

    @Test
    void aBrokerThatAcceptsAndNeverAnswersMeansNo() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                BroadcastReader reader = new BroadcastReader(
                        "silent",
                        new Positions(
                                Map.of("bootstrap.servers", "127.0.0.1:" + silent.getLocalPort()),
                                List.of(new Positions.Source.Committed("topic", "group"))),
                        event -> {})) {
            long begun = System.nanoTime();
            assertThat(reader.caughtUp(PATIENCE)).isFalse();
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(PATIENCE.multipliedBy(3));
        }
    }

    private BroadcastReader open(List<Begin> begins) {
        return readers.open("test", begins, event -> seen.add(event.id().toString()));
    }

    private BroadcastReader reader(Positions.Source source) {
        return new BroadcastReader(
                "test",
                new Positions(broker(), List.of(source)),
                event -> seen.add(event.id().toString()));
    }

    private static Map<String, Object> broker() {
        return Map.of(
                "bootstrap.servers", dev.sluice.testing.TestStack.address().kafka());
    }

    private static TestEvent event() {
        return TestEvent.of("/kit-app", Orders.TYPE, UUID.randomUUID().toString(), 1, "1");
    }
}
