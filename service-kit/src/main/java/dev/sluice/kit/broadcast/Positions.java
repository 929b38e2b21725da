package dev.sluice.kit.broadcast;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/** Where a reader stands in each partition, kept over connections. For one thread. */
final class Positions {

    /** What to read, from where; names with their prefix. */
    sealed interface Source {
        String topic();

        record Committed(String topic, String group) implements Source {}

        record Since(String topic, Duration age) implements Source {}
    }

    private final Connections connections;
    private final List<Source> sources;
    private final Map<TopicPartition, Long> next = new HashMap<>();

    Positions(Map<String, Object> broker, List<Source> sources) {
        this.connections = new Connections(broker);
        this.sources = List.copyOf(sources);
    }

    /**
     * Connects and goes to where the last connection was, or to where to begin.
     *
     * @throws org.apache.kafka.common.KafkaException when Kafka does not answer within the patience or a topic is missing
     */
    Connection open(Duration patience) {
        for (Source source : sources) {
            begin(source, patience);
        }
        Connection connection = connections.open();
        try {
            connection.events().assign(next.keySet());
            next.forEach(connection.events()::seek);
            return connection;
        } catch (RuntimeException failed) {
            connection.close();
            throw failed;
        }
    }

    /** Whether the connection reads every partition that it knows of; a topic may be given more of them. */
    boolean cover(Connection connection, Duration patience) {
        return sources.stream().allMatch(source -> next.keySet()
                .containsAll(partitions(connection.events(), source.topic(), patience)));
    }

    /** What the connection has read; also what it passed without seeing an event, such as the ends of transactions. */
    void at(Connection connection) {
        next.replaceAll((partition, before) -> connection.events().position(partition));
    }

    /** A position behind an end that was asked for just now is one in a topic that was deleted: goes to the beginning of the new one. */
    void rewind(Connection connection, Map<TopicPartition, Long> ends) {
        ends.forEach((partition, end) -> {
            if (next.getOrDefault(partition, 0L) > end) {
                connection.events().seekToBeginning(Set.of(partition));
                next.put(partition, 0L);
            }
        });
    }

    boolean reached(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> next.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    private void begin(Source source, Duration patience) {
        Map<String, Object> group =
                source instanceof Source.Committed committed ? Map.of("group.id", committed.group()) : Map.of();
        try (KafkaConsumer<String, byte[]> consumer = connections.consumer(group)) {
            Set<TopicPartition> unknown = partitions(consumer, source.topic(), patience);
            unknown.removeAll(next.keySet());
            if (!unknown.isEmpty()) {
                Map<TopicPartition, Long> found =
                        switch (source) {
                            case Source.Committed committed -> committed(consumer, unknown, patience);
                            case Source.Since since -> since(consumer, unknown, since.age(), patience);
                        };
                next.putAll(found);
            }
        }
    }

    private static Set<TopicPartition> partitions(
            KafkaConsumer<String, byte[]> consumer, String topic, Duration patience) {
        Set<TopicPartition> partitions = consumer.partitionsFor(topic, patience).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .collect(Collectors.toCollection(HashSet::new));
        if (partitions.isEmpty()) {
            throw new IllegalStateException("topic " + topic + " does not exist yet");
        }
        return partitions;
    }

    /** A group that has committed nothing has handled nothing: from the beginning. */
    private static Map<TopicPartition, Long> committed(
            KafkaConsumer<String, byte[]> consumer, Set<TopicPartition> partitions, Duration patience) {
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(partitions, patience);
        Map<TopicPartition, Long> oldest = consumer.beginningOffsets(partitions, patience);
        return partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> {
            OffsetAndMetadata known = committed.get(partition);
            long first = oldest.getOrDefault(partition, 0L);
            return known == null ? first : Math.max(first, known.offset());
        }));
    }

    private static Map<TopicPartition, Long> since(
            KafkaConsumer<String, byte[]> consumer, Set<TopicPartition> partitions, Duration age, Duration patience) {
        long from = System.currentTimeMillis() - age.toMillis();
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, patience);
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(
                partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> from)), patience);
        return partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> {
            OffsetAndTimestamp first = found.get(partition);
            return first == null ? ends.getOrDefault(partition, 0L) : first.offset();
        }));
    }
}
