package dev.sluice.flag.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sluice.flag.model.Scope;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * The document of one set of flags (flags.json of open-feature/flagd-schemas 0.2): {@code {"$evaluators": {segment: rule}, "metadata":
 * {"flagSetId", "version"}, "flags": {key: definition}}}, put together from parts that are JSON already.
 */
final class FlagDocument {
    private FlagDocument() {}

    /** One flag: {@code "key":{…}}. */
    static byte[] member(String key, JsonNode definition) {
        return (TextNode.valueOf(key) + ":" + definition).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * All of it, in UTF-8.
     *
     * @param members what {@link #member} gave, in the order in which they stand
     * @param segments rules by name, that those of flags refer to
     */
    static byte[] of(Scope set, long version, List<byte[]> members, Map<String, JsonNode> segments) {
        int size = members.stream().mapToInt(member -> member.length + 1).sum();
        ByteArrayOutputStream document = new ByteArrayOutputStream(size + 1_000);
        document.writeBytes(head(set, version, segments));
        for (int i = 0; i < members.size(); i++) {
            if (i > 0) {
                document.write(',');
            }
            document.writeBytes(members.get(i));
        }
        document.write('}');
        document.write('}');
        return document.toByteArray();
    }

    private static byte[] head(Scope set, long version, Map<String, JsonNode> segments) {
        ObjectNode evaluators = JsonNodeFactory.instance.objectNode();
        segments.forEach(evaluators::set);
        ObjectNode metadata = JsonNodeFactory.instance
                .objectNode()
                .put("flagSetId", set.flagSet())
                .put("version", Long.toString(version));
        return ("{\"$evaluators\":" + evaluators + ",\"metadata\":" + metadata + ",\"flags\":{")
                .getBytes(StandardCharsets.UTF_8);
    }
}
