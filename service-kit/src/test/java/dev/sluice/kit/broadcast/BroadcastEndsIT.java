package dev.sluice.kit.broadcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.kit.app.Orders;
import dev.sluice.kit.envelope.EventEnvelope;
import dev.sluice.testing.KafkaProbe;
import dev.sluice.testing.StackResource;
import dev.sluice.testing.TestEvent;
import dev.sluice.testing.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** Everything that was published: behind transactions, in new partitions, in topics that were made anew. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class BroadcastEndsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    @Inject
    BroadcastReaders readers;

    @SuppressWarnings("NullAway.Init") // safe because StackResource fills it
    KafkaProbe kafka;

    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    @Test
    void whatAProducerWasToldIsCommittedIsSeenThoughItsPartitionMayNotKnowYet() {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                TestStack.address().kafka(),
                "transactional.id",
                kafka.prefix() + "test",
                "linger.ms",
                "0");
        try (BroadcastReader reader = readers.open("test", List.of(new Begin.WithChannel("orders")), this::see);
                var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            await().until(() -> reader.caughtUp(PATIENCE));
            for (int round = 0; round < 100; round++) {
                TestEvent event = event();
                producer.beginTransaction();
                var unused = producer.send(kafka.record(Orders.TOPIC, event));
                producer.commitTransaction();
                assertThat(reader.caughtUp(PATIENCE)).isTrue();
                assertThat(seen).as("in round %d", round).contains(event.id());
            }
        }
    }

    @Test
    void furtherPartitionsAreReadToo() throws Exception {
        String topic = kafka.prefix() + "growing";
        try (var admin = kafka.admin()) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
            try (BroadcastReader reader = fromTheBeginning(topic)) {
                await().until(() -> reader.caughtUp(PATIENCE));
                admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(2)))
                        .all()
                        .get();
                List<TestEvent> events =
                        Stream.generate(BroadcastEndsIT::event).limit(12).toList();
                events.forEach(event -> kafka.publish("growing", event));
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> events.stream().allMatch(event -> seen.contains(event.id())));
                assertThat(reader.caughtUp(PATIENCE)).isTrue();
            }
        }
    }

    @Test
    void aTopicThatIsMadeAnewIsReadFromItsBeginning() throws Exception {
        String topic = kafka.prefix() + "anew";
        NewTopic wanted = new NewTopic(topic, 1, (short) 1);
        try (var admin = kafka.admin()) {
            admin.createTopics(List.of(wanted)).all().get();
            kafka.publish("anew", event());
            kafka.publish("anew", event());
            try (BroadcastReader reader = fromTheBeginning(topic)) {
                await().until(() -> reader.caughtUp(PATIENCE));
                admin.deleteTopics(List.of(topic)).all().get();
                await().ignoreExceptions().until(() -> {
                    admin.createTopics(List.of(wanted)).all().get();
                    return true;
                });
                TestEvent event = event();
                kafka.publish("anew", event);
                await().atMost(Duration.ofSeconds(20)).until(() -> reader.caughtUp(PATIENCE));
                assertThat(seen).contains(event.id());
            }
        }
    }

    private BroadcastReader fromTheBeginning(String topic) {
        Map<String, Object> broker =
                Map.of("bootstrap.servers", TestStack.address().kafka());
        return new BroadcastReader(
                "test", new Positions(broker, List.of(new Positions.Source.Committed(topic, "nobody"))), this::see);
    }

    private void see(EventEnvelope event) {
        seen.add(event.id().toString());
    }

    private static TestEvent event() {
        return TestEvent.of("/kit-app", Orders.TYPE, UUID.randomUUID().toString(), 1, "1");
    }
}
