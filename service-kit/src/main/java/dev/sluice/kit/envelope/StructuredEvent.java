package dev.sluice.kit.envelope;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;

/** An event as one JSON document ({@code application/cloudevents+json}), for subscribers that do not speak Kafka. */
public final class StructuredEvent {
    private static final String ATTRIBUTE = "ce_";

    private StructuredEvent() {}

    /** Attributes as members, the data as {@code data}.
     *
     * @throws MalformedEventException when the data is no JSON */
    public static String write(EventEnvelope event, ObjectMapper json) {
        ObjectNode document = json.createObjectNode();
        for (Map.Entry<String, String> header : EnvelopeHeaders.write(event).entrySet()) {
            if (header.getKey().startsWith(ATTRIBUTE)) {
                document.put(header.getKey().substring(ATTRIBUTE.length()), header.getValue());
            }
        }
        document.put("datacontenttype", "application/json");
        try {
            document.set("data", json.readTree(event.data()));
            return json.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new MalformedEventException("the data is no JSON", e);
        } catch (IOException e) {
            throw new MalformedEventException("the data cannot be read", e);
        }
    }
}
