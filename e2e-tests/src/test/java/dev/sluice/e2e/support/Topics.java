package dev.sluice.e2e.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads everything that was ever committed to the four topics. */
public final class Topics {
    public static final List<String> ALL =
            List.of("sluice.rollouts.v1", "sluice.verdicts.v1", "sluice.rollbacks.v1", "sluice.flags.v1");

    private static final ObjectMapper JSON = new ObjectMapper();

    private Topics() {}

    /** All records up to the ends that were seen when the call began, each topic's partitions in order. */
    public static List<ConsumerRecord<String, byte[]>> readAll(String bootstrapServers) {
        Map<String, Object> config = Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
        var records = new ArrayList<ConsumerRecord<String, byte[]>>();
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = ALL.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }

    /** The value of a CloudEvents attribute, for example {@code type}. */
    public static String attribute(ConsumerRecord<String, byte[]> record, String name) {
        Header header = Objects.requireNonNull(record.headers().lastHeader("ce_" + name), () -> name + " is missing");
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    /** {@code attempt/stage} of an event about a stage. */
    public static String attemptAndStage(ConsumerRecord<String, byte[]> record) {
        try {
            JsonNode data = JSON.readTree(record.value());
            return data.path("attempt").asInt() + "/" + data.path("stage").asInt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
