package dev.sluice.kit.broadcast;

import dev.sluice.kit.broadcast.Positions.Source;
import dev.sluice.kit.envelope.EventEnvelope;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Opens readers over this service's Kafka, topic prefix and channels. */
@ApplicationScoped
public class BroadcastReaders {
    private static final String CHANNEL = "mp.messaging.incoming.";

    private final Map<String, Object> broker;
    private final String prefix;
    private final Config config;
    private final MeterRegistry meters;

    BroadcastReaders(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            @ConfigProperty(name = "sluice.topic-prefix") Optional<String> prefix,
            Config config,
            MeterRegistry meters) {
        this.broker = broker;
        this.prefix = prefix.orElse("");
        this.config = config;
        this.meters = meters;
    }

    /**
     * Starts a reader. Its age is the gauge {@code sluice_broadcast_age_seconds} with the tag {@code reader}.
     *
     * @param handler as {@link BroadcastReader} says
     */
    public BroadcastReader open(String name, List<Begin> begins, Consumer<EventEnvelope> handler) {
        List<Source> sources = begins.stream().map(this::source).toList();
        BroadcastReader reader = new BroadcastReader(name, new Positions(broker, sources), handler);
        Gauge.builder("sluice_broadcast_age_seconds", reader, open -> open.age().toMillis() / 1000.0)
                .description("Since everything published was known to be read")
                .tag("reader", name)
                .register(meters);
        return reader;
    }

    private Source source(Begin begin) {
        return switch (begin) {
            case Begin.WithChannel with ->
                new Source.Committed(setting(with.channel(), "topic"), setting(with.channel(), "group.id"));
            case Begin.Ago ago -> new Source.Since(prefix + ago.topic(), ago.age());
        };
    }

    /** With its prefix already. */
    private String setting(String channel, String name) {
        return config.getValue(CHANNEL + channel + "." + name, String.class);
    }
}
