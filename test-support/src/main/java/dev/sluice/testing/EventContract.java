package dev.sluice.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Checks an event as it was produced, attributes and data, against {@code contracts/events/<type>/v1.schema.json}. */
public final class EventContract {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Pattern TYPE = Pattern.compile("dev\\.sluice\\.([a-z-]+\\.[a-z-]+)\\.(v[0-9]+)");
    private static final Map<String, Pattern> ATTRIBUTES = Map.of(
            "ce_specversion", Pattern.compile("1\\.0"),
            "ce_id", Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"),
            "ce_source", Pattern.compile("/[a-z-]+"),
            "ce_type", TYPE,
            "ce_subject", Pattern.compile(".+"),
            "ce_sequence", Pattern.compile("[1-9][0-9]*"),
            "content-type", Pattern.compile("application/json"));

    private EventContract() {}

    /**
     * Checks a record that a service has produced.
     *
     * @throws AssertionError listing everything that breaks the contract
     */
    public static void check(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new TreeMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        check(headers, record.value());
    }

    /**
     * Checks headers and data, for instance of a row of the outbox.
     *
     * @throws AssertionError listing everything that breaks the contract
     */
    public static void check(Map<String, String> headers, byte[] data) {
        List<String> broken = new ArrayList<>();
        new TreeMap<>(ATTRIBUTES).forEach((name, form) -> {
            String value = headers.getOrDefault(name, "");
            if (!form.matcher(value).matches()) {
                broken.add(name + " is '" + value + "', wanted " + form);
            }
        });
        if (!isInstant(headers.getOrDefault("ce_time", ""))) {
            broken.add("ce_time is no instant in UTC: " + headers.get("ce_time"));
        }
        String type = headers.getOrDefault("ce_type", "");
        if (TYPE.matcher(type).matches()) {
            broken.addAll(violations(type, parse(data)));
        }
        if (!broken.isEmpty()) {
            throw new AssertionError(
                    type + " breaks its contract: " + broken + "\n" + new String(data, StandardCharsets.UTF_8));
        }
    }

    /** What of the data breaks the schema of its type; empty when it is valid. */
    public static List<String> violations(String type, JsonNode data) {
        return schema(type).validate(data).stream().map(Error::toString).toList();
    }

    static JsonNode parse(byte[] data) {
        try {
            return JSON.readTree(data);
        } catch (IOException e) {
            throw new AssertionError("the data is no JSON", e);
        }
    }

    private static Schema schema(String type) {
        Matcher matcher = TYPE.matcher(type);
        if (!matcher.matches()) {
            throw new AssertionError("the type has not the form dev.sluice.<entity>.<past-tense>.v1: " + type);
        }
        String path = "contracts/events/" + matcher.group(1) + "/" + matcher.group(2) + ".schema.json";
        try (InputStream schema = EventContract.class.getClassLoader().getResourceAsStream(path)) {
            if (schema == null) {
                throw new AssertionError("there is no " + path);
            }
            return SCHEMAS.getSchema(schema);
        } catch (IOException e) {
            throw new UncheckedIOException("the schema cannot be read: " + path, e);
        }
    }

    private static boolean isInstant(String text) {
        try {
            Instant.parse(text);
            return text.endsWith("Z");
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
