package dev.sluice.kit.broadcast;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * What reads events, and what asks where they end. The end is asked for without regard to transactions: a producer is told that its
 * transaction is committed before the partitions know, and until then what it wrote lies behind the end that readers of committed events see.
 */
record Connection(KafkaConsumer<String, byte[]> events, KafkaConsumer<String, byte[]> ends) implements AutoCloseable {

    /** Behind everything that was ever acknowledged; behind what is not committed, too. */
    Map<TopicPartition, Long> ends(Duration patience) {
        return ends.endOffsets(events.assignment(), patience);
    }

    /** For any thread. */
    void wakeup() {
        events.wakeup();
        ends.wakeup();
    }

    @Override
    public void close() {
        try (events;
                ends) {
            // both, also when one fails
        }
    }
}
