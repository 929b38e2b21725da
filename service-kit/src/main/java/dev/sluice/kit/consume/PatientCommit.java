package dev.sluice.kit.consume;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.commit.ContextHolder;
import io.smallrye.reactive.messaging.kafka.commit.KafkaCommitHandler;
import io.smallrye.reactive.messaging.kafka.commit.KafkaThrottledLatestProcessedCommit;
import io.vertx.mutiny.core.Context;
import io.vertx.mutiny.core.Vertx;
import java.time.Duration;
import java.util.Collection;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * The commit strategy {@code throttled}, except that an outage does not end its channel. At the first record of a partition {@code throttled}
 * asks the broker for what was committed, and when that fails (after {@code default.api.timeout.ms}) the stream of records ends with the
 * failure, for good and with nobody to start it again. Here it asks again until it is answered.
 */
final class PatientCommit extends ContextHolder implements KafkaCommitHandler {
    private static final Logger LOG = Logger.getLogger(PatientCommit.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final KafkaThrottledLatestProcessedCommit throttled;
    private final String channel;

    PatientCommit(Vertx vertx, String channel, KafkaThrottledLatestProcessedCommit throttled) {
        super(vertx, throttled.getTimeoutInMillis());
        this.channel = channel;
        this.throttled = throttled;
    }

    @Override
    public <K, V> Uni<IncomingKafkaRecord<K, V>> received(IncomingKafkaRecord<K, V> record) {
        return throttled
                .received(record)
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "channel %s waits with partition %d of %s: %s",
                        channel, record.getPartition(), record.getTopic(), failure))
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }

    @Override
    public void capture(Context context) {
        super.capture(context);
        throttled.capture(context);
    }

    @Override
    public void capture(io.vertx.core.Context context) {
        super.capture(context);
        throttled.capture(context);
    }

    @Override
    public <K, V> Multi<IncomingKafkaRecord<K, V>> decorateStream(Multi<IncomingKafkaRecord<K, V>> records) {
        return throttled.decorateStream(records);
    }

    @Override
    public <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> record) {
        return throttled.handle(record);
    }

    @Override
    public void partitionsAssigned(Collection<TopicPartition> partitions) {
        throttled.partitionsAssigned(partitions);
    }

    @Override
    public void partitionsRevoked(Collection<TopicPartition> partitions) {
        throttled.partitionsRevoked(partitions);
    }

    @Override
    public void terminate(boolean graceful) {
        throttled.terminate(graceful);
    }
}
