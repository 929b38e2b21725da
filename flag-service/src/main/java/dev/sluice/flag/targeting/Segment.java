package dev.sluice.flag.targeting;

import java.util.List;

/**
 * Callers with a name, for the rules of all flags of one environment and service.
 *
 * @param anyOf who is described by one of these lists of clauses, of which all must hold; segments are not nested
 */
public record Segment(String name, List<List<Clause>> anyOf) {
    public static final int MOST = 50;

    public Segment {
        anyOf = anyOf.stream().map(List::copyOf).toList();
        if (anyOf.isEmpty() || anyOf.size() > MOST) {
            throw new IllegalArgumentException("a segment has 1 to " + MOST + " alternatives");
        }
        if (anyOf.stream().flatMap(List::stream).anyMatch(Clause.InSegment.class::isInstance)) {
            throw new IllegalArgumentException("a segment does not refer to segments; write the clauses out");
        }
    }
}
