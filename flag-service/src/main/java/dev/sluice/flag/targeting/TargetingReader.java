package dev.sluice.flag.targeting;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads targeting as REST and the database have it: {@code {"rules": [{"name", "when": [{"attribute", "operator", "values", "not"} or
 * {"segment", "not"}], "serve": variant or {"weights": {variant: weight}, "by": attribute}}]}}, or {@code {"logic": JsonLogic}}.
 */
public final class TargetingReader {
    private static final Set<String> COMPARE = Set.of("attribute", "operator", "values", "not");
    private static final Set<String> IN_SEGMENT = Set.of("segment", "not");

    private TargetingReader() {}

    public static Targeting read(JsonNode node) throws InvalidTargetingException {
        only(node, "", Set.of("rules", "logic"));
        if (node.has("rules") == node.has("logic")) {
            throw new InvalidTargetingException("", "needs either 'rules' or 'logic'.");
        }
        return node.has("logic") ? new Targeting.Expert(node.get("logic")) : rules(node);
    }

    private static Targeting rules(JsonNode node) throws InvalidTargetingException {
        List<TargetingRule> rules = new ArrayList<>();
        JsonNode list = list(node, "rules", "");
        for (int i = 0; i < list.size(); i++) {
            rules.add(rule(list.get(i), "rules[" + i + "]"));
        }
        return checked("rules", () -> new Targeting.Rules(rules));
    }

    private static TargetingRule rule(JsonNode node, String path) throws InvalidTargetingException {
        only(node, path, Set.of("name", "when", "serve"));
        List<Clause> when = clauses(node.path("when"), path + ".when");
        Serve serve = serve(node.path("serve"), path + ".serve");
        String name = node.hasNonNull("name") ? text(node.get("name"), path + ".name") : null;
        return checked(path, () -> new TargetingRule(name, when, serve));
    }

    /** A list of clauses, as segments have them, too. */
    public static List<Clause> clauses(JsonNode list, String path) throws InvalidTargetingException {
        if (!list.isArray()) {
            // Else it would have no clauses, and hold for everybody.
            throw new InvalidTargetingException(path, "must be a list.");
        }
        List<Clause> clauses = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            clauses.add(clause(list.get(i), path + "[" + i + "]"));
        }
        return clauses;
    }

    private static Clause clause(JsonNode node, String path) throws InvalidTargetingException {
        // What its form does not have is refused: dropped silently, it would let the clause hold for more callers.
        only(node, path, node.path("segment").isMissingNode() ? COMPARE : IN_SEGMENT);
        boolean not = flag(node.path("not"), path + ".not");
        if (node.has("segment")) {
            String segment = text(node.get("segment"), path + ".segment");
            return new Clause.InSegment(segment, not);
        }
        String attribute = text(node.path("attribute"), path + ".attribute");
        String sign = text(node.path("operator"), path + ".operator");
        Operator operator = Operator.of(sign)
                .orElseThrow(() -> new InvalidTargetingException(
                        path + ".operator",
                        "is no operator; docs/flags.md lists them: in, starts-with, <, version >=, …"));
        List<JsonNode> values = new ArrayList<>();
        list(node, "values", path).forEach(values::add);
        return checked(path + ".values", () -> new Clause.Compare(attribute, operator, values, not));
    }

    private static Serve serve(JsonNode node, String path) throws InvalidTargetingException {
        if (node.isTextual()) {
            return new Serve.One(node.asText());
        }
        only(node, path, Set.of("weights", "by"));
        Map<String, Integer> weights = new LinkedHashMap<>();
        if (!node.path("weights").isObject()) {
            throw new InvalidTargetingException(path + ".weights", "must be an object of whole numbers by variant.");
        }
        for (Map.Entry<String, JsonNode> each : node.path("weights").properties()) {
            if (!each.getValue().isInt()) {
                throw new InvalidTargetingException(path + ".weights." + each.getKey(), "must be a whole number.");
            }
            weights.put(each.getKey(), each.getValue().intValue());
        }
        @Nullable String by = node.hasNonNull("by") ? text(node.get("by"), path + ".by") : null;
        return checked(path + ".weights", () -> new Serve.Split(weights, by));
    }

    private static void only(JsonNode node, String path, Set<String> names) throws InvalidTargetingException {
        if (!node.isObject()) {
            throw new InvalidTargetingException(path, "must be an object.");
        }
        for (Map.Entry<String, JsonNode> each : node.properties()) {
            if (!names.contains(each.getKey())) {
                throw new InvalidTargetingException(
                        path.isEmpty() ? each.getKey() : path + "." + each.getKey(), "is not known here.");
            }
        }
    }

    private static JsonNode list(JsonNode node, String name, String path) throws InvalidTargetingException {
        JsonNode list = node.path(name);
        if (!list.isArray()) {
            throw new InvalidTargetingException(path.isEmpty() ? name : path + "." + name, "must be a list.");
        }
        return list;
    }

    private static String text(JsonNode node, String path) throws InvalidTargetingException {
        if (!node.isTextual() || node.asText().isEmpty()) {
            throw new InvalidTargetingException(path, "must be text.");
        }
        return node.asText();
    }

    /** False when it is missing. */
    private static boolean flag(JsonNode node, String path) throws InvalidTargetingException {
        if (!node.isMissingNode() && !node.isBoolean()) {
            throw new InvalidTargetingException(path, "must be true or false.");
        }
        return node.asBoolean(false);
    }

    private interface Making<T> {
        T make();
    }

    private static <T> T checked(String path, Making<T> making) throws InvalidTargetingException {
        try {
            return making.make();
        } catch (IllegalArgumentException e) {
            // safe because the records' messages are written for people
            throw new InvalidTargetingException(path, String.valueOf(e.getMessage()) + ".");
        }
    }
}
