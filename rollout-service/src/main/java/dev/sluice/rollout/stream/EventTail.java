package dev.sluice.rollout.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads all partitions of all topics from a position on, without a consumer group. For one thread. */
final class EventTail implements AutoCloseable {

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<String> topics;
    private final Duration patience;
    private StreamPosition position;
    private boolean incomplete;

    private EventTail(
            KafkaConsumer<String, byte[]> consumer, List<String> topics, Duration patience, StreamPosition position) {
        this.consumer = consumer;
        this.topics = topics;
        this.patience = patience;
        this.position = position;
    }

    /**
     * Connects and seeks.
     *
     * @param topics in the order of {@link StreamPosition#TOPICS}, with their prefix
     * @param since where to go on; empty to begin with what comes from now on
     * @throws org.apache.kafka.common.KafkaException when Kafka does not answer in time
     */
    static EventTail open(
            Map<String, Object> settings, List<String> topics, Duration patience, Optional<StreamPosition> since) {
        var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        try {
            int[] partitions = topics.stream()
                    .mapToInt(topic -> consumer.partitionsFor(topic, patience).size())
                    .toArray();
            var tail = new EventTail(consumer, topics, patience, StreamPosition.start(partitions));
            tail.seek(since);
            return tail;
        } catch (RuntimeException failed) {
            consumer.close();
            throw failed;
        }
    }

    private void seek(Optional<StreamPosition> since) {
        List<TopicPartition> all = new ArrayList<>();
        for (int topic = 0; topic < topics.size(); topic++) {
            for (int partition = 0; partition < position.partitions(topic); partition++) {
                all.add(new TopicPartition(topics.get(topic), partition));
            }
        }
        consumer.assign(all);
        Map<TopicPartition, Long> first = consumer.beginningOffsets(all, patience);
        Map<TopicPartition, Long> end = consumer.endOffsets(all, patience);
        for (TopicPartition partition : all) {
            int topic = topics.indexOf(partition.topic());
            long from = end.getOrDefault(partition, 0L);
            if (since.isPresent()) {
                long wanted = since.get().next(topic, partition.partition());
                long oldest = first.getOrDefault(partition, 0L);
                boolean there = wanted >= oldest && wanted <= from;
                incomplete |= !there && wanted != 0;
                from = there ? wanted : oldest;
            }
            consumer.seek(partition, from);
            position = position.with(topic, partition.partition(), from);
        }
    }

    /** Was something between the wanted position and the oldest record that is left already deleted? */
    boolean incomplete() {
        return incomplete;
    }

    /** The position after the last record of {@link #next} that was {@link #passed}. */
    StreamPosition position() {
        return position;
    }

    /** What came, at most one batch; empty after the wait. */
    Iterable<ConsumerRecord<String, byte[]>> next(Duration wait) {
        return consumer.poll(wait);
    }

    void passed(ConsumerRecord<String, byte[]> record) {
        position = position.with(topics.indexOf(record.topic()), record.partition(), record.offset() + 1);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
