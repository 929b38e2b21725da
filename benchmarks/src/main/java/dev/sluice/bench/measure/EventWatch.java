package dev.sluice.bench.measure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.bench.Api;
import dev.sluice.bench.StackFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the topics from their ends, without a group, and keeps when the first event of each kind was published. */
public final class EventWatch implements AutoCloseable {

    /** What the benchmark looks for. */
    public enum Kind {
        APPLIED,
        UNHEALTHY,
        ROLLBACK_STARTED,
        ROLLBACK_COMPLETED
    }

    /**
     * One event.
     *
     * @param decided the CloudEvents time
     * @param published the record's timestamp: when the relay handed it to its producer, in whole milliseconds
     */
    public record Event(Instant decided, Instant published) {}

    private static final List<String> TOPICS =
            List.of("sluice.rollouts.v1", "sluice.verdicts.v1", "sluice.rollbacks.v1");

    private final Map<String, Map<Kind, Event>> byRollout = new ConcurrentHashMap<>();
    private final KafkaConsumer<String, byte[]> consumer;
    private volatile boolean stopped;

    public EventWatch(String bootstrap) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = TOPICS.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(EventWatch::of)
                .toList();
        if (partitions.isEmpty()) {
            throw new StackFailure("Kafka at " + bootstrap + " has none of the topics " + TOPICS);
        }
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        Thread.ofPlatform().daemon().name("events").start(this::read);
    }

    public Optional<Event> first(String rollout, Kind kind) {
        return Optional.ofNullable(byRollout.getOrDefault(rollout, Map.of()).get(kind));
    }

    @Override
    public void close() {
        stopped = true;
    }

    private void read() {
        while (!stopped) {
            consumer.poll(Duration.ofMillis(200)).forEach(record -> kind(record).ifPresent(kind -> {
                Event event =
                        new Event(Instant.parse(header(record, "ce_time")), Instant.ofEpochMilli(record.timestamp()));
                byRollout
                        .computeIfAbsent(rollout(record), id -> new ConcurrentHashMap<>())
                        .putIfAbsent(kind, event);
            }));
        }
    }

    private static Optional<Kind> kind(ConsumerRecord<String, byte[]> record) {
        return switch (header(record, "ce_type")) {
            case "dev.sluice.rollout.stage-applied.v1" -> Optional.of(Kind.APPLIED);
            case "dev.sluice.rollback.started.v1" -> Optional.of(Kind.ROLLBACK_STARTED);
            case "dev.sluice.rollback.completed.v1" -> Optional.of(Kind.ROLLBACK_COMPLETED);
            case "dev.sluice.verdict.reached.v1" ->
                data(record).path("verdict").asText().equals("UNHEALTHY")
                        ? Optional.of(Kind.UNHEALTHY)
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static String rollout(ConsumerRecord<String, byte[]> record) {
        return data(record).path("rolloutId").asText();
    }

    private static JsonNode data(ConsumerRecord<String, byte[]> record) {
        try {
            return Api.JSON.readTree(record.value());
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static TopicPartition of(PartitionInfo partition) {
        return new TopicPartition(partition.topic(), partition.partition());
    }
}
