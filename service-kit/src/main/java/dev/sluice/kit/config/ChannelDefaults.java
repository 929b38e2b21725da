package dev.sluice.kit.config;

import dev.sluice.kit.consume.PatientCommits;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Settings of a consuming channel, from one property: {@code sluice.channels.<channel>=<topic>}. Each can be overridden by its own
 * {@code mp.messaging.incoming.<channel>.…} property.
 *
 * <p>The consumer group is {@code <service>-<channel>}: one group for all channels would make every channel wait for the others'
 * rebalances. What a channel's handler cannot read goes to {@code <topic>.dlq.<group>}.
 */
public class ChannelDefaults implements ConfigSourceFactory {
    static final String CHANNELS = "sluice.channels.";
    private static final String PREFIX = "${sluice.topic-prefix:}";
    private static final int BELOW_EVERY_FILE = 50;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        Map<String, String> properties = new HashMap<>();
        for (Iterator<String> names = context.iterateNames(); names.hasNext(); ) {
            String name = names.next();
            if (name.startsWith(CHANNELS)) {
                String topic = context.getValue(name).getValue();
                settings(name.substring(CHANNELS.length()), topic)
                        .forEach((key, value) -> properties.put(
                                "mp.messaging.incoming." + name.substring(CHANNELS.length()) + "." + key, value));
            }
        }
        return List.of(new PropertiesConfigSource(properties, "sluice channel defaults", BELOW_EVERY_FILE));
    }

    static Map<String, String> settings(String channel, String topic) {
        String group = "${quarkus.application.name}-" + channel;
        return Map.ofEntries(
                Map.entry("connector", "smallrye-kafka"),
                Map.entry("topic", PREFIX + topic),
                Map.entry("group.id", PREFIX + group),
                // Bytes: a record that cannot be parsed is then an ordinary nack, and its dead letter is identical to
                // it.
                Map.entry("key.deserializer", "org.apache.kafka.common.serialization.StringDeserializer"),
                Map.entry("value.deserializer", "org.apache.kafka.common.serialization.ByteArrayDeserializer"),
                Map.entry("failure-strategy", "dead-letter-queue"),
                Map.entry("dead-letter-queue.topic", PREFIX + topic + ".dlq." + group),
                Map.entry("dead-letter-queue.close-timeout", "2000"),
                // A dead letter that cannot be sent would end its channel; it waits for Kafka like everything else.
                Map.entry("dead-letter-queue.delivery.timeout.ms", String.valueOf(Integer.MAX_VALUE)),
                Map.entry("dead-letter-queue.max.block.ms", String.valueOf(Integer.MAX_VALUE)),
                // Channels are closed one after another when the service stops, so none may wait for what it has
                // begun. Safe because what was not acknowledged comes again, and the inbox drops what was done already.
                // What a broker that is gone costs then is bounded by StopLimit.
                Map.entry("graceful-shutdown", "false"),
                // At least once; the inbox drops what comes again.
                Map.entry("commit-strategy", PatientCommits.STRATEGY),
                // The check counts the time a record waits in the queue; readiness and a metric of our own watch
                // instead.
                Map.entry("throttled.unprocessed-record-max-age.ms", "0"),
                Map.entry("auto.offset.reset", "earliest"),
                Map.entry("max.poll.records", "50"),
                // A restarted replica takes its partitions over at once instead of waiting for the session to end.
                Map.entry("group.instance.id", "${sluice.replica}"),
                Map.entry("session.timeout.ms", "6000"),
                Map.entry("heartbeat.interval.ms", "1500"),
                // The relay sends in transactions.
                Map.entry("isolation.level", "read_committed"),
                Map.entry("fetch.min.bytes", "1"),
                Map.entry("fetch.max.wait.ms", "250"),
                // Topics are created by their owners with their partitions, and may appear after their readers.
                Map.entry("allow.auto.create.topics", "false"),
                Map.entry("metadata.max.age.ms", "5000"),
                Map.entry("reconnect.backoff.max.ms", "500"));
    }
}
