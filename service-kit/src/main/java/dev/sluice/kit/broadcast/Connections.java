package dev.sluice.kit.broadcast;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Makes the consumers of readers without a group. */
record Connections(Map<String, Object> broker) {

    Connections {
        broker = Map.copyOf(broker);
    }

    Connection open() {
        return new Connection(consumer(Map.of()), consumer(Map.of("isolation.level", "read_uncommitted")));
    }

    /** @param more settings that go before the usual ones */
    KafkaConsumer<String, byte[]> consumer(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.remove("group.id"); // Quarkus names one by default
        settings.put("enable.auto.commit", false);
        settings.put("isolation.level", "read_committed");
        settings.put("allow.auto.create.topics", false);
        // only where retention has passed the position while Kafka was away
        settings.put("auto.offset.reset", "earliest");
        settings.put("reconnect.backoff.max.ms", "500");
        settings.put("request.timeout.ms", "" + TimeUnit.SECONDS.toMillis(2));
        settings.put("default.api.timeout.ms", "" + TimeUnit.SECONDS.toMillis(3));
        settings.put("fetch.max.wait.ms", "250");
        // how soon further partitions of a topic are noticed
        settings.put("metadata.max.age.ms", "" + TimeUnit.SECONDS.toMillis(5));
        settings.putAll(more);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
