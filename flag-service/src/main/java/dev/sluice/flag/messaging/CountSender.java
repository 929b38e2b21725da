package dev.sluice.flag.messaging;

import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Sends records of counts. */
interface CountSender {
    /** Whether the topic is there, as far as is known. */
    boolean isReady(String topic);

    /**
     * Sends one record; the answer is there within seconds, and at once when nobody can be reached.
     *
     * @throws org.apache.kafka.common.KafkaException when the broker's name cannot be resolved
     */
    Future<RecordMetadata> send(ProducerRecord<String, byte[]> sent);
}
