package dev.sluice.flag.messaging;

import dev.sluice.kit.topic.TopicProvisioner;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.ObserverMethod;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The connection to Kafka for counts, made when the first are there. It gives up soon: the next interval tries again. */
@ApplicationScoped
class EvaluatedProducer implements CountSender {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final int AFTER_THE_LAST_COUNTS = ObserverMethod.DEFAULT_PRIORITY + 100;

    private final TopicProvisioner topics;
    private final Map<String, Object> settings;
    private @Nullable KafkaProducer<String, byte[]> kafka;

    EvaluatedProducer(
            TopicProvisioner topics,
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            @ConfigProperty(name = "sluice.replica") String replica) {
        this.topics = topics;
        settings = new HashMap<>(broker);
        settings.put("client.id", replica + "-evaluations");
        settings.put("acks", "all");
        settings.put("linger.ms", "20"); // all flags of an interval in few requests
        settings.put("reconnect.backoff.max.ms", "500");
        settings.put("max.block.ms", PATIENCE.toMillis());
        settings.put("request.timeout.ms", (int) PATIENCE.dividedBy(2).toMillis());
        settings.put("delivery.timeout.ms", (int) PATIENCE.toMillis());
    }

    void stop(@Observes @Priority(AFTER_THE_LAST_COUNTS) ShutdownEvent event) {
        close();
    }

    @Override
    public boolean isReady(String topic) {
        return !topics.missing().contains(topic);
    }

    @Override
    public synchronized Future<RecordMetadata> send(ProducerRecord<String, byte[]> record) {
        KafkaProducer<String, byte[]> open = kafka;
        if (open == null) {
            open = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
            kafka = open;
        }
        return open.send(record);
    }

    private synchronized void close() {
        if (kafka != null) {
            kafka.close(PATIENCE);
            kafka = null;
        }
    }
}
