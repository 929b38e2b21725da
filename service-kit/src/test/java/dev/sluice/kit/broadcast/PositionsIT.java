package dev.sluice.kit.broadcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.kit.app.Orders;
import dev.sluice.testing.KafkaProbe;
import dev.sluice.testing.StackResource;
import dev.sluice.testing.TestEvent;
import dev.sluice.testing.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class PositionsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @SuppressWarnings("NullAway.Init") // safe because StackResource fills it
    KafkaProbe kafka;

    @Test
    void aPositionInATopicThatWasDeletedCountsForNothingInTheNewOne() throws Exception {
        String topic = kafka.prefix() + "positions";
        TopicPartition partition = new TopicPartition(topic, 0);
        NewTopic wanted = new NewTopic(topic, 1, (short) 1);
        Positions positions = new Positions(
                Map.of("bootstrap.servers", TestStack.address().kafka()),
                List.of(new Positions.Source.Committed(topic, "nobody")));
        try (var admin = kafka.admin()) {
            admin.createTopics(List.of(wanted)).all().get();
            publish();
            publish();
            try (Connection connection = positions.open(PATIENCE)) {
                await().until(() -> {
                    var unused = connection.events().poll(Duration.ofMillis(100));
                    positions.at(connection);
                    return positions.reached(Map.of(partition, 2L));
                });
                admin.deleteTopics(List.of(topic)).all().get();
                await().ignoreExceptions().until(() -> {
                    admin.createTopics(List.of(wanted)).all().get();
                    return true;
                });
                publish();
                Map<TopicPartition, Long> ends = Map.of(partition, 1L);
                await().ignoreExceptions().until(() -> connection.ends(PATIENCE).equals(ends));
                assertThat(positions.reached(ends)).isTrue();

                positions.rewind(connection, ends);

                assertThat(positions.reached(ends)).isFalse();
                await().ignoreExceptions()
                        .until(() ->
                                connection.events().poll(Duration.ofMillis(100)).count() == 1);
            }
        }
    }

    private void publish() {
        kafka.publish(
                "positions",
                TestEvent.of("/kit-app", Orders.TYPE, UUID.randomUUID().toString(), 1, "1"));
    }
}
