package dev.sluice.flag.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.sluice.flag.targeting.Clause;
import dev.sluice.flag.targeting.InvalidTargetingException;
import dev.sluice.flag.targeting.Segment;
import dev.sluice.flag.targeting.TargetingReader;
import dev.sluice.flag.targeting.TargetingWriter;
import java.util.ArrayList;
import java.util.List;

/** A segment as a JSON list in a text column: lists of clauses. */
public final class SegmentText {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SegmentText() {}

    public static String write(Segment segment) {
        ArrayNode anyOf = JSON.createArrayNode();
        segment.anyOf().forEach(clauses -> anyOf.add(TargetingWriter.clauses(clauses)));
        return anyOf.toString();
    }

    public static Segment read(String name, String text) {
        List<List<Clause>> anyOf = new ArrayList<>();
        try {
            for (JsonNode clauses : JSON.readTree(text)) {
                anyOf.add(TargetingReader.clauses(clauses, ""));
            }
        } catch (JsonProcessingException | InvalidTargetingException e) {
            throw new IllegalStateException("a segment's column holds what this service never wrote", e);
        }
        return new Segment(name, anyOf);
    }
}
