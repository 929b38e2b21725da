package dev.sluice.flag.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.flag.evaluation.EvaluableFlag;
import dev.sluice.flag.model.Flags;
import dev.sluice.flag.usage.count.Counters;
import dev.sluice.flag.usage.count.Sink;
import dev.sluice.flagengine.EvaluationContext;
import dev.sluice.testing.EventContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

/** With a Kafka that can be away. */
class EvaluatedEventsTest {
    private static final Instant NOON = Instant.parse("2999-01-31T12:00:00Z");

    private final Broker broker = new Broker();
    private final EvaluatedEvents events = new EvaluatedEvents(broker, "flag-service-0", Optional.of("test."));
    private final Counters counters = new Counters((flag, variant, reason) -> {});

    @Test
    void countsIntoTheNextIntervalWhatKafkaDidNotTake() throws IOException {
        evaluate("one", 2);
        broker.away = true;
        announce(NOON);
        evaluate("one", 3);
        broker.away = false;
        announce(NOON.plusSeconds(5));
        evaluate("one", 1);
        announce(NOON.plusSeconds(10));
        announce(NOON.plusSeconds(15));

        assertThat(broker.taken).hasSize(2).allSatisfy(EvaluatedEventsTest::keepsTheContract);
        assertThat(data(0).at("/evaluations").asLong()).isEqualTo(5);
        assertThat(data(1).at("/evaluations").asLong()).isEqualTo(1);
        assertThat(data(1).at("/from").asText()).isEqualTo("2999-01-31T12:00:05Z");
        assertThat(data(1).at("/until").asText()).isEqualTo("2999-01-31T12:00:10Z");
        assertThat(header(0, "ce_sequence")).isEqualTo("1");
        assertThat(header(1, "ce_sequence")).isEqualTo("2");
        assertThat(broker.taken.getFirst().topic()).isEqualTo("test.sluice.evaluations.v1");
    }

    @Test
    void asksOnceWhenNobodyCanBeReached() {
        evaluate("one", 1);
        evaluate("two", 1);
        evaluate("three", 1);
        broker.away = true;
        announce(NOON);

        assertThat(broker.asked).isEqualTo(1);
        assertThat(counters.unpublished(Sink.TOPIC)).hasSize(3);
    }

    @Test
    void waitsForTheTopic() {
        evaluate("one", 1);
        broker.ready = false;
        announce(NOON);

        assertThat(broker.asked).isZero();
        assertThat(counters.unpublished(Sink.TOPIC)).hasSize(1);
    }

    private void announce(Instant until) {
        events.announce(counters.unpublished(Sink.TOPIC), until);
    }

    private void evaluate(String key, int times) {
        EvaluableFlag flag = EvaluableFlag.of(Flags.flag(key, Flags.NOBODY), other -> null, Map.of());
        for (int i = 0; i < times; i++) {
            counters.count(flag, flag.evaluate(EvaluationContext.of(Map.of(), 0)));
        }
    }

    private JsonNode data(int index) throws IOException {
        return new ObjectMapper().readTree(broker.taken.get(index).value());
    }

    private String header(int index, String name) {
        return new String(broker.taken.get(index).headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static void keepsTheContract(ProducerRecord<String, byte[]> taken) {
        Map<String, String> headers = new TreeMap<>();
        taken.headers().forEach(each -> headers.put(each.key(), new String(each.value(), StandardCharsets.UTF_8)));
        EventContract.check(headers, taken.value());
    }

    private static final class Broker implements CountSender {
        private final List<ProducerRecord<String, byte[]>> taken = new ArrayList<>();
        private boolean ready = true;
        private boolean away;
        private int asked;

        @Override
        public boolean isReady(String topic) {
            return ready;
        }

        @Override
        public Future<RecordMetadata> send(ProducerRecord<String, byte[]> sent) {
            asked++;
            if (away) {
                return CompletableFuture.failedFuture(new TimeoutException("away"));
            }
            taken.add(sent);
            TopicPartition partition = new TopicPartition(sent.topic(), 0);
            return CompletableFuture.completedFuture(new RecordMetadata(partition, 0, 0, 0, 0, 0));
        }
    }
}
