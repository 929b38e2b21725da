package dev.sluice.flag.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.flag.targeting.Clause;
import dev.sluice.flag.targeting.InvalidTargetingException;
import dev.sluice.flag.targeting.Segment;
import dev.sluice.flag.targeting.TargetingReader;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
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
        List<List<Clause>> alternatives = new ArrayList<>();
        for (int i = 0; i < anyOf.size(); i++) {
            try {
                alternatives.add(TargetingReader.clauses(anyOf.get(i), "anyOf[" + i + "]"));
            } catch (InvalidTargetingException e) {
                throw TargetingForm.problem(e);
            }
        }
        return Forms.parse(() -> new Segment(name, alternatives));
    }
}
