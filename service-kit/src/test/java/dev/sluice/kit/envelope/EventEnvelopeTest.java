package dev.sluice.kit.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventEnvelopeTest {
    private static final EventEnvelope MINIMAL = EventEnvelope.of(
            "/a", "dev.sluice.order.placed.v1", "o-1", Instant.parse("2026-01-31T12:00:00.123456Z"), 7, bytes("{}"));

    @Test
    void whatIsWrittenIsReadAgain() {
        EventEnvelope full = MINIMAL.correlatedBy("flow-é")
                .causedBy(UUID.randomUUID())
                .tracedBy("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .about("production", "shop");

        for (EventEnvelope event : new EventEnvelope[] {MINIMAL, full}) {
            assertThat(EventEnvelope.read(record(EnvelopeHeaders.write(event), event.data())))
                    .usingRecursiveComparison()
                    .isEqualTo(event);
        }
    }

    @Test
    void absentAttributesHaveNoHeader() {
        assertThat(EnvelopeHeaders.write(MINIMAL))
                .containsOnlyKeys(
                        "ce_specversion",
                        "ce_id",
                        "ce_source",
                        "ce_type",
                        "ce_subject",
                        "ce_time",
                        "ce_sequence",
                        "content-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_specversion", "ce_id", "ce_source", "ce_type", "ce_subject", "ce_time", "ce_sequence"})
    void aMissingAttributeIsNamed(String header) {
        Map<String, String> headers = new LinkedHashMap<>(EnvelopeHeaders.write(MINIMAL));
        headers.remove(header);

        assertThatThrownBy(() -> EventEnvelope.read(record(headers, bytes("{}"))))
                .isInstanceOf(MalformedEventException.class)
                .hasMessageContaining(header);
    }

    @ParameterizedTest
    @CsvSource({
        "ce_id,x",
        "ce_time,yesterday",
        "ce_sequence,first",
        "ce_sequence,-1",
        "ce_causationid,y",
        "ce_specversion,0.3"
    })
    void anUnreadableAttributeMakesTheRecordMalformed(String header, String value) {
        Map<String, String> headers = new LinkedHashMap<>(EnvelopeHeaders.write(MINIMAL));
        headers.put(header, value);

        assertThatThrownBy(() -> EventEnvelope.read(record(headers, bytes("{}"))))
                .isInstanceOf(MalformedEventException.class);
    }

    @Test
    void aRecordWithoutValueIsMalformed() {
        assertThatThrownBy(() -> EventEnvelope.read(record(EnvelopeHeaders.write(MINIMAL), null)))
                .isInstanceOf(MalformedEventException.class);
    }

    @Test
    void aStructuredEventHoldsAttributesAndData() throws IOException {
        ObjectMapper json = new ObjectMapper();
        EventEnvelope event = EventEnvelope.of("/a", "t", "o-1", Instant.EPOCH, 3, bytes("{\"x\":[1]}"));

        var document = json.readTree(StructuredEvent.write(event, json));

        assertThat(document.get("id").asText()).isEqualTo(event.id().toString());
        assertThat(document.get("sequence").asText()).isEqualTo("3");
        assertThat(document.at("/data/x/0").asInt()).isEqualTo(1);
        assertThat(document.get("datacontenttype").asText()).isEqualTo("application/json");
    }

    @Test
    void structuredDataThatIsNoJsonIsMalformed() {
        EventEnvelope event = EventEnvelope.of("/a", "t", "o-1", Instant.EPOCH, 3, bytes("{"));
        assertThatThrownBy(() -> StructuredEvent.write(event, new ObjectMapper()))
                .isInstanceOf(MalformedEventException.class);
    }

    private static ConsumerRecord<String, byte[]> record(Map<String, String> headers, byte @Nullable [] value) {
        @SuppressWarnings("NullAway") // safe because a tombstone has no value
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>("topic", 0, 0, "key", value);
        headers.forEach((name, text) -> record.headers().add(name, bytes(text)));
        return record;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
