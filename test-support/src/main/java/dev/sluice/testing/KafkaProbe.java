package dev.sluice.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes and collects events on the topics of one test; topics are named without the prefix. A field of this type is filled in. */
public final class KafkaProbe {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final String bootstrap;
    private final String prefix;

    public KafkaProbe(String bootstrap, String prefix) {
        this.bootstrap = bootstrap;
        this.prefix = prefix;
    }

    /** Sends one record and waits until the broker has it. */
    public void publish(String topic, String key, Map<String, String> headers, byte[] value) {
        ProducerRecord<String, byte[]> record = record(topic, key, headers, value);
        Properties settings = settings();
        settings.put("acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the record was not sent", e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Sends an event in CloudEvents binary mode. */
    public void publish(String topic, TestEvent event) {
        publish(topic, event.key(), event.headers(), event.data().getBytes(StandardCharsets.UTF_8));
    }

    /** What publishes an event in CloudEvents binary mode, for a producer of the test's own. */
    public ProducerRecord<String, byte[]> record(String topic, TestEvent event) {
        return record(topic, event.key(), event.headers(), event.data().getBytes(StandardCharsets.UTF_8));
    }

    private ProducerRecord<String, byte[]> record(String topic, String key, Map<String, String> headers, byte[] value) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(prefix + topic, key, value);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    /**
     * Reads a topic from its beginning until so many records match.
     *
     * @throws AssertionError after 20 s, with what came until then
     */
    public List<ConsumerRecord<String, byte[]>> await(
            String topic, int count, Predicate<ConsumerRecord<String, byte[]>> wanted) {
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        long end = System.nanoTime() + LIMIT.toNanos();
        Properties settings = settings();
        settings.put("isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(prefix + topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (found.size() < count) {
                if (System.nanoTime() - end > 0) {
                    throw new AssertionError(
                            "wanted " + count + " records on " + topic + ", got " + found.size() + ": " + found);
                }
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    if (wanted.test(record)) {
                        found.add(record);
                    }
                }
            }
        }
        return found;
    }

    /** Waits for so many events of one type. */
    public List<ConsumerRecord<String, byte[]>> awaitType(String topic, int count, String type) {
        return await(topic, count, record -> type.equals(header(record, "ce_type")));
    }

    /** The text of a header, empty when there is none. */
    public static String header(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** For what this class does not offer: creating topics, stopping consumers. */
    public Admin admin() {
        return Admin.create(settings());
    }

    public String prefix() {
        return prefix;
    }

    private Properties settings() {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", bootstrap);
        settings.put("allow.auto.create.topics", "false");
        return settings;
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted", e);
    }
}
