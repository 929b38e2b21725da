package dev.sluice.kit.outbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends batches, each in one Kafka transaction. Starting one fences every older producer of this service, so a relay that slept while
 * another took over cannot send late what was sent already. After an exception it must be closed.
 */
final class RelayProducer implements AutoCloseable {
    /** For one answer of Kafka. Sending a batch takes two of them at most. */
    static final Duration PATIENCE = Duration.ofSeconds(4);

    /** Readers wait for an open transaction to end; so long when this process is killed and no other takes over. */
    private static final Duration LONGEST_TRANSACTION = Duration.ofSeconds(10);

    private final KafkaProducer<String, byte[]> kafka;
    private final String topicPrefix;

    RelayProducer(Map<String, Object> broker, String transactionalId, String topicPrefix) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put("transactional.id", transactionalId);
        settings.put("client.id", transactionalId);
        settings.put("acks", "all");
        settings.put("enable.idempotence", "true");
        settings.put("linger.ms", "0");
        settings.put("retry.backoff.ms", "20");
        settings.put("reconnect.backoff.max.ms", "500");
        settings.put("max.block.ms", PATIENCE.toMillis());
        settings.put("request.timeout.ms", (int) PATIENCE.dividedBy(2).toMillis());
        settings.put("delivery.timeout.ms", (int) PATIENCE.toMillis());
        settings.put("transaction.timeout.ms", (int) LONGEST_TRANSACTION.toMillis());
        this.topicPrefix = topicPrefix;
        this.kafka = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /** A row that Kafka will never take as it is. */
    record Refusal(OutboxRow row, String error) {}

    void start() {
        kafka.initTransactions();
    }

    /**
     * Sends all of the rows or none.
     *
     * @return the row that spoiled the batch, null when all are acknowledged
     * @throws KafkaException when the broker cannot be reached or has fenced this producer
     */
    @Nullable
    Refusal send(List<OutboxRow> rows) {
        Map<OutboxRow, Future<RecordMetadata>> sends = new LinkedHashMap<>();
        try {
            kafka.beginTransaction();
            for (OutboxRow row : rows) {
                sends.put(row, kafka.send(row.toRecord(topicPrefix)));
            }
            kafka.commitTransaction();
            return null;
        } catch (KafkaException e) {
            Refusal refusal = firstRefusal(sends);
            if (refusal == null) {
                throw e;
            }
            kafka.abortTransaction();
            return refusal;
        }
    }

    private static @Nullable Refusal firstRefusal(Map<OutboxRow, Future<RecordMetadata>> sends) {
        for (Map.Entry<OutboxRow, Future<RecordMetadata>> send : sends.entrySet()) {
            Throwable error = errorOf(send.getValue());
            if (error instanceof RecordTooLargeException
                    || error instanceof InvalidTopicException
                    || error instanceof InvalidRecordException) {
                return new Refusal(send.getKey(), error.getClass().getSimpleName() + ": " + error.getMessage());
            }
        }
        return null;
    }

    private static @Nullable Throwable errorOf(Future<RecordMetadata> send) {
        if (!send.isDone()) {
            return null;
        }
        try {
            send.get();
            return null;
        } catch (ExecutionException e) {
            return e.getCause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    @Override
    public void close() {
        kafka.close(Duration.ZERO);
    }
}
