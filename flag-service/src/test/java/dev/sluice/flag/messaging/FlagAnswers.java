package dev.sluice.flag.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.testing.EventContract;
import dev.sluice.testing.KafkaProbe;
import dev.sluice.testing.TestEvent;
import java.io.IOException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What flag-service publishes in answer to an event. */
final class FlagAnswers {

    private FlagAnswers() {}

    /** The data of the one answer about a flag to an event, after its contract was checked. */
    static JsonNode to(TestEvent event, String key, KafkaProbe kafka) throws IOException {
        ConsumerRecord<String, byte[]> record = kafka.await(
                        "sluice.flags.v1",
                        1,
                        any -> cause(any).equals(event.id()) && any.key().equals(key))
                .getFirst();
        EventContract.check(record);
        assertThat(KafkaProbe.header(record, "ce_correlationid")).isEqualTo(event.key());
        return new ObjectMapper().readTree(record.value());
    }

    static String cause(ConsumerRecord<String, byte[]> record) {
        return KafkaProbe.header(record, "ce_causationid");
    }
}
