package dev.sluice.flag.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.flag.model.Names;
import dev.sluice.flag.targeting.Clause;
import dev.sluice.flag.targeting.InvalidTargetingException;
import dev.sluice.flag.targeting.Segment;
import dev.sluice.flag.targeting.TargetingReader;
import dev.sluice.flag.targeting.TargetingRule;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;

/** A segment that a client wants: who is described by all clauses of one list is in it. */
public record SegmentForm(
        @NotNull @Size(min = 1, max = Segment.MOST) List<@NotNull JsonNode> anyOf) {

    static SegmentForm of(Segment segment) {
        return new SegmentForm(SegmentView.of(segment).anyOf());
    }

    Segment toSegment(String name) {
        List<List<Clause>> alternatives = new ArrayList<>();
        for (int i = 0; i < anyOf.size(); i++) {
            try {
                alternatives.add(alternative(anyOf.get(i), "anyOf[" + i + "]"));
            } catch (InvalidTargetingException e) {
                throw TargetingForm.problem(e);
            }
        }
        return Forms.parse(() -> new Segment(Names.addressable(name, "segment"), alternatives));
    }

    /** Checked here and not by {@link Segment}: what the database has from before must stay readable. */
    private static List<Clause> alternative(JsonNode list, String path) throws InvalidTargetingException {
        List<Clause> clauses = TargetingReader.clauses(list, path);
        if (clauses.isEmpty()) {
            throw new InvalidTargetingException(
                    path, "needs a clause at least: without one everybody would be in the segment.");
        }
        if (clauses.size() > TargetingRule.MOST_CLAUSES) {
            throw new InvalidTargetingException(path, "has at most " + TargetingRule.MOST_CLAUSES + " clauses.");
        }
        return clauses;
    }
}
