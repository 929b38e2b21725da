package dev.sluice.rollout.stream;

import dev.sluice.testing.KafkaProbe;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topics that other services own, which no other service creates in a test of this one. */
public final class AllTopics {

    private AllTopics() {}

    public static void create(KafkaProbe kafka) {
        StreamPosition.TOPICS.forEach(topic -> create(kafka, topic));
    }

    private static void create(KafkaProbe kafka, String topic) {
        try (var admin = kafka.admin()) {
            admin.createTopics(List.of(new NewTopic(kafka.prefix() + topic, 3, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
