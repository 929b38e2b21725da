package dev.sluice.flag.targeting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Writes targeting as {@link TargetingReader} reads it. */
public final class TargetingWriter {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private TargetingWriter() {}

    public static ObjectNode write(Targeting targeting) {
        return switch (targeting) {
            case Targeting.Expert expert -> JSON.objectNode().set("logic", expert.logic());
            case Targeting.Rules rules -> {
                ObjectNode node = JSON.objectNode();
                ArrayNode list = node.putArray("rules");
                rules.rules().forEach(rule -> list.add(rule(rule)));
                yield node;
            }
        };
    }

    private static ObjectNode rule(TargetingRule rule) {
        ObjectNode node = JSON.objectNode();
        if (rule.name() != null) {
            node.put("name", rule.name());
        }
        node.set("when", clauses(rule.when()));
        node.set("serve", serve(rule.serve()));
        return node;
    }

    public static ArrayNode clauses(List<Clause> clauses) {
        ArrayNode list = JSON.arrayNode();
        clauses.forEach(clause -> list.add(clause(clause)));
        return list;
    }

    private static ObjectNode clause(Clause clause) {
        ObjectNode node = JSON.objectNode();
        switch (clause) {
            case Clause.InSegment in -> node.put("segment", in.segment());
            case Clause.Compare compare -> {
                node.put("attribute", compare.attribute());
                node.put("operator", compare.operator().wire());
                ArrayNode values = node.putArray("values");
                compare.values().forEach(values::add);
            }
        }
        if (clause.not()) {
            node.put("not", true);
        }
        return node;
    }

    private static JsonNode serve(Serve serve) {
        return switch (serve) {
            case Serve.One one -> JSON.textNode(one.variant());
            case Serve.Split split -> {
                ObjectNode node = JSON.objectNode();
                ObjectNode weights = node.putObject("weights");
                split.weights().forEach(weights::put);
                if (split.by() != null) {
                    node.put("by", split.by());
                }
                yield node;
            }
        };
    }
}
