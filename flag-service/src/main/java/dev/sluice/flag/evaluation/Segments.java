package dev.sluice.flag.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.flag.evaluation.Snapshot.SegmentEntry;
import dev.sluice.flag.model.Scope;
import dev.sluice.flag.targeting.JsonLogic;
import dev.sluice.flag.targeting.Segment;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The segments of all environments and services, as rules; immutable. */
final class Segments {
    static final Segments NONE = new Segments(Map.of(), Map.of());

    private final Map<Name, Long> versions;
    private final Map<Scope, Map<String, JsonNode>> rules;

    private Segments(Map<Name, Long> versions, Map<Scope, Map<String, JsonNode>> rules) {
        this.versions = versions;
        this.rules = rules;
    }

    /** Where a segment is, and what it is called. */
    private record Name(Scope scope, String name) {
        static Name of(SegmentEntry entry) {
            return new Name(entry.scope(), entry.name());
        }
    }

    /** By name, as flagd's {@code $evaluators}; sorted. */
    Map<String, JsonNode> of(Scope scope) {
        return rules.getOrDefault(scope, Map.of());
    }

    /** Without older states than those that are known. */
    List<SegmentEntry> news(List<SegmentEntry> entries) {
        return entries.stream()
                .filter(entry -> versions.getOrDefault(Name.of(entry), 0L) < entry.version())
                .toList();
    }

    boolean saysTheSameAs(Segments other) {
        return versions.equals(other.versions) && rules.equals(other.rules);
    }

    Segments with(List<SegmentEntry> news) {
        if (news.isEmpty()) {
            return this;
        }
        Map<Name, Long> nextVersions = new HashMap<>(versions);
        Map<Scope, Map<String, JsonNode>> nextRules = new HashMap<>(rules);
        for (SegmentEntry entry : news) {
            Name name = Name.of(entry);
            Segment segment = entry.segment();
            nextVersions.put(name, entry.version());
            Map<String, JsonNode> ofScope = new TreeMap<>(nextRules.getOrDefault(name.scope(), Map.of()));
            if (segment == null) {
                ofScope.remove(name.name());
            } else {
                ofScope.put(name.name(), JsonLogic.segment(segment));
            }
            nextRules.put(name.scope(), Collections.unmodifiableMap(ofScope));
        }
        return new Segments(nextVersions, nextRules);
    }
}
