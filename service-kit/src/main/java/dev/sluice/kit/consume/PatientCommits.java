package dev.sluice.kit.consume;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.commit.KafkaCommitHandler;
import io.smallrye.reactive.messaging.kafka.commit.KafkaThrottledLatestProcessedCommit;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.BiConsumer;

/** The commit strategy of every channel, by its name in the channel's configuration. */
@ApplicationScoped
@Identifier(PatientCommits.STRATEGY)
public class PatientCommits implements KafkaCommitHandler.Factory {
    /** Value of {@code mp.messaging.incoming.<channel>.commit-strategy}. */
    public static final String STRATEGY = "sluice-patient";

    private final KafkaThrottledLatestProcessedCommit.Factory throttled =
            new KafkaThrottledLatestProcessedCommit.Factory();

    @Override
    public KafkaCommitHandler create(
            KafkaConnectorIncomingConfiguration config,
            Vertx vertx,
            KafkaConsumer<?, ?> consumer,
            BiConsumer<Throwable, Boolean> reportFailure) {
        return new PatientCommit(vertx, config.getChannel(), throttled.create(config, vertx, consumer, reportFailure));
    }
}
