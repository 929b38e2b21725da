package dev.sluice.kit.topic;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.NewTopic;
import org.eclipse.microprofile.config.Config;

/** Which topics this service creates and which it waits for, from its configuration. */
@ApplicationScoped
class TopicPlan {
    private static final String INCOMING = "mp.messaging.incoming.";
    private static final String TOPIC = ".topic";
    private static final String DEAD_LETTERS = ".dead-letter-queue.topic";

    private final TopicsConfig topics;
    private final Config config;

    TopicPlan(TopicsConfig topics, Config config) {
        this.topics = topics;
        this.config = config;
    }

    /** The owned topics, and one dead letter queue for each channel, with one partition since nobody needs it fast. */
    List<NewTopic> toCreate() {
        Map<String, NewTopic> wanted = new LinkedHashMap<>();
        int partitions = config.getValue("sluice.kafka.partitions", Integer.class);
        for (String topic : topics.owned().orElse(List.of())) {
            wanted.put(prefixed(topic), newTopic(prefixed(topic), partitions));
        }
        for (String topic : channelSettings(DEAD_LETTERS)) {
            wanted.putIfAbsent(topic, newTopic(topic, 1));
        }
        return List.copyOf(wanted.values());
    }

    /** Everything that must exist before this service is ready. */
    Set<String> needed() {
        Set<String> names = new TreeSet<>(channelSettings(TOPIC));
        topics.read().orElse(List.of()).forEach(topic -> names.add(prefixed(topic)));
        toCreate().forEach(topic -> names.add(topic.name()));
        return names;
    }

    private Set<String> channelSettings(String suffix) {
        Set<String> values = new TreeSet<>();
        for (String name : config.getPropertyNames()) {
            if (name.startsWith(INCOMING) && name.endsWith(suffix) && !isOther(name, suffix)) {
                config.getOptionalValue(name, String.class).ifPresent(values::add);
            }
        }
        return values;
    }

    private static boolean isOther(String name, String suffix) {
        return suffix.equals(TOPIC) && name.endsWith(DEAD_LETTERS);
    }

    private NewTopic newTopic(String name, int partitions) {
        Duration retention = config.getValue("sluice.kafka.retention", Duration.class);
        return new NewTopic(name, Optional.of(partitions), Optional.empty())
                .configs(Map.of("retention.ms", Long.toString(retention.toMillis())));
    }

    private String prefixed(String topic) {
        return config.getOptionalValue("sluice.topic-prefix", String.class).orElse("") + topic;
    }
}
