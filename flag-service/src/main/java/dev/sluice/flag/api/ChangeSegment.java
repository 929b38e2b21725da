package dev.sluice.flag.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.flag.targeting.Segment;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Body of {@code PUT /api/v1/segments/{environment}/{service}/{name}}.
 *
 * @param anyOf lists of clauses, as rules of flags have them; who is described by all clauses of one list is in the segment
 */
public record ChangeSegment(
        @NotNull @Size(min = 1, max = Segment.MOST) List<@NotNull JsonNode> anyOf,
        @NotBlank @Size(max = 1000) String reason) {

    Segment toSegment(String name) {
        return new SegmentForm(anyOf).toSegment(name);
    }
}
