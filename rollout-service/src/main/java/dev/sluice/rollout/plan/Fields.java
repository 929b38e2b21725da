package dev.sluice.rollout.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads the fields of one object of a plan; what is wrong becomes a finding, and a value that lets the reader go on. */
final class Fields {

    /** Names that may reach a router. */
    static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,100}");

    /** Longer than anybody waits, and short enough for every sum of instants. */
    private static final Duration LONGEST = Duration.ofDays(366);

    private static final String ABSENT = "";

    private final JsonNode node;
    private final String path;
    private final List<Finding> findings;
    private final Set<String> asked = new TreeSet<>();

    Fields(JsonNode node, String path, List<Finding> findings) {
        this.node = node;
        this.path = path;
        this.findings = findings;
        if (!node.isObject()) {
            wrong(path, "must be an object with named fields.");
        }
    }

    String path(String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    JsonNode get(String field) {
        asked.add(field);
        JsonNode value = node.get(field);
        return value == null || value.isNull() ? MissingNode.getInstance() : value;
    }

    Fields object(String field) {
        return new Fields(get(field), path(field), findings);
    }

    /** A required name that may reach a router. */
    String name(String field) {
        String text = text(field);
        if (!text.isEmpty() && !NAME.matcher(text).matches()) {
            wrong(path(field), "may have letters, digits, '_', '.' and '-' only, at most 100 of them.");
        }
        return text;
    }

    /** A required text. */
    String text(String field) {
        JsonNode value = get(field);
        if (value.isTextual()
                && !value.textValue().isBlank()
                && value.textValue().length() <= 200) {
            return value.textValue();
        }
        if (value.isMissingNode()) {
            wrong(path(field), "is missing.");
        } else if (value.isNumber()) {
            wrong(path(field), "must be a text: put it in quotes, for example \"" + value.asText() + "\".");
        } else {
            wrong(path(field), "must be a text of 1 to 200 characters.");
        }
        return ABSENT;
    }

    Duration duration(String field, Duration whenAbsent) {
        JsonNode value = get(field);
        if (value.isMissingNode()) {
            return whenAbsent;
        }
        Optional<Duration> parsed = value.isTextual() ? Durations.parse(value.textValue()) : Optional.empty();
        if (parsed.isEmpty()) {
            wrong(path(field), "must be a duration such as \"90s\", \"5m\" or \"PT5M\".");
        }
        if (parsed.isPresent() && parsed.get().abs().compareTo(LONGEST) > 0) {
            wrong(path(field), "must be at most " + LONGEST.toDays() + " days.");
            return whenAbsent;
        }
        return parsed.orElse(whenAbsent);
    }

    /** A duration that must be longer than zero. */
    Duration positive(String field, Duration whenAbsent) {
        Duration duration = duration(field, whenAbsent);
        if (duration.compareTo(Duration.ZERO) <= 0) {
            wrong(path(field), "must be longer than zero.");
            return whenAbsent;
        }
        return duration;
    }

    double number(String field, double whenAbsent) {
        JsonNode value = get(field);
        if (value.isMissingNode()) {
            return whenAbsent;
        }
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            wrong(path(field), "must be a number.");
            return whenAbsent;
        }
        return value.doubleValue();
    }

    <E extends Enum<E>> E oneOf(String field, Class<E> type, E whenAbsent) {
        JsonNode value = get(field);
        if (value.isMissingNode()) {
            return whenAbsent;
        }
        for (E constant : type.getEnumConstants()) {
            if (value.isTextual() && constant.name().equalsIgnoreCase(value.textValue())) {
                return constant;
            }
        }
        wrong(path(field), "must be one of " + List.of(type.getEnumConstants()) + ".");
        return whenAbsent;
    }

    /** Refuses fields that nobody asked for: a typing error must not be silence. */
    void nothingElse() {
        node.fieldNames().forEachRemaining(field -> {
            if (!asked.contains(field)) {
                wrong(path(field), "is not known here; known are " + String.join(", ", asked) + ".");
            }
        });
    }

    void wrong(String at, String message) {
        findings.add(new Finding(Rule.INVALID_PLAN, at, (at.isEmpty() ? "The plan" : at) + " " + message));
    }

    void found(Rule rule, String field, String message) {
        findings.add(new Finding(rule, path(field), message));
    }

    List<Finding> findings() {
        return findings;
    }
}
