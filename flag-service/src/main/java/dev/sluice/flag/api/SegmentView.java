package dev.sluice.flag.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.flag.targeting.Segment;
import dev.sluice.flag.targeting.TargetingWriter;
import java.util.List;

/** A segment, as the API shows it. */
public record SegmentView(String name, List<JsonNode> anyOf) {
    static SegmentView of(Segment segment) {
        return new SegmentView(
                segment.name(),
                segment.anyOf().stream()
                        .map(TargetingWriter::clauses)
                        .map(JsonNode.class::cast)
                        .toList());
    }
}
