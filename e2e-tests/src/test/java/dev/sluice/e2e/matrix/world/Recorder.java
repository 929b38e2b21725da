package dev.sluice.e2e.matrix.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.e2e.matrix.history.Event;
import dev.sluice.e2e.support.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A subscriber without a group: keeps every committed record of the four topics from the first on. */
public final class Recorder {
    private static final String DEAD_LETTERS = ".dlq.";

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, Object> settings;
    private final List<Event> records = new ArrayList<>();
    private final Map<String, List<Event>> byRollout = new HashMap<>();

    Recorder(String bootstrapServers) {
        this.settings = Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
        Thread.ofPlatform().daemon().name("recorder").start(this::follow);
    }

    /** Those that match, in the order in which they arrived: each partition's in its own order. */
    public List<Event> records(Predicate<Event> wanted) {
        synchronized (records) {
            return records.stream().filter(wanted).toList();
        }
    }

    /** Whether that was seen of this rollout; cheap enough to ask often. */
    public boolean saw(String rollout, Predicate<Event> wanted) {
        synchronized (records) {
            return byRollout.getOrDefault(rollout, List.of()).stream().anyMatch(wanted);
        }
    }

    public Optional<Event> first(Predicate<Event> wanted) {
        synchronized (records) {
            return records.stream().filter(wanted).findFirst();
        }
    }

    /** Topic and number of each dead letter topic that is not empty. */
    public List<String> deadLetters() {
        try (var consumer = consumer();
                var admin = Admin.create(settings)) {
            List<TopicPartition> partitions = admin.listTopics().names().get().stream()
                    .filter(topic -> topic.contains(DEAD_LETTERS))
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
            return consumer.endOffsets(partitions).entrySet().stream()
                    .filter(end -> end.getValue() > begins.getOrDefault(end.getKey(), 0L))
                    .map(end -> end.getKey() + " has " + (end.getValue() - begins.getOrDefault(end.getKey(), 0L)))
                    .toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private void follow() {
        try (var consumer = consumer()) {
            List<TopicPartition> partitions = Topics.ALL.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            for (; ; ) {
                var polled = consumer.poll(Duration.ofMillis(100));
                synchronized (records) {
                    polled.forEach(record -> keep(event(record)));
                }
            }
        }
    }

    private void keep(Event event) {
        records.add(event);
        byRollout.computeIfAbsent(event.rollout(), rollout -> new ArrayList<>()).add(event);
    }

    private Event event(ConsumerRecord<String, byte[]> record) {
        try {
            JsonNode data = json.readTree(record.value());
            String type = Topics.attribute(record, "type");
            return new Event(
                    record.topic(),
                    Topics.attribute(record, "id"),
                    type.substring("dev.sluice.".length(), type.length() - ".v1".length()),
                    Topics.attribute(record, "subject"),
                    Long.parseLong(Topics.attribute(record, "sequence")),
                    record.timestamp(),
                    data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
