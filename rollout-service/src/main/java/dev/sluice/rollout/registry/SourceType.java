package dev.sluice.rollout.registry;

import dev.sluice.kit.problem.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The types of sources: which fields each needs, and which it may have besides. Everything else is refused. */
enum SourceType {
    GATEWAY,
    SCRAPE,
    PROMETHEUS,
    HAPROXY,
    PUSH;

    /** Stands for the address of what nobody is asked for. */
    static final String NOWHERE = "urn:sluice:push";

    private static final Pattern METRIC = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]{0,199}");
    private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]{0,199}");
    private static final String ARM = "{{arm}}";

    /** The type of that label, which was checked to be one. */
    static SourceType labelled(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    private List<String> needed() {
        return switch (this) {
            case GATEWAY, HAPROXY -> List.of("url");
            case SCRAPE -> List.of("url", "requests", "errors", "armLabel");
            case PROMETHEUS -> List.of("url", "requests", "errors");
            case PUSH -> List.of();
        };
    }

    private List<String> optional() {
        return switch (this) {
            case GATEWAY -> List.of("credential");
            case SCRAPE -> List.of("credential", "duration");
            case PROMETHEUS -> List.of("credential", "auth", "duration", "started");
            case HAPROXY, PUSH -> List.of();
        };
    }

    /** Ends the request unless the fields that are set are the type's, each as it must be. */
    void require(Map<String, String> fields) {
        for (String field : needed()) {
            if (!fields.containsKey(field)) {
                throw wrong(field, "needed by a source of type " + label());
            }
        }
        fields.forEach((field, value) -> {
            if (!needed().contains(field) && !optional().contains(field)) {
                throw wrong(field, "has no meaning for a source of type " + label());
            }
            require(field, value);
        });
    }

    private void require(String field, String value) {
        switch (field) {
            case "armLabel" -> requireMatch(field, value, LABEL);
            case "requests", "errors", "duration", "started" -> requireName(field, value);
            default -> {
                // checked by Endpoints and by the request's own patterns
            }
        }
    }

    private void requireName(String field, String value) {
        if (this == PROMETHEUS) {
            requireTemplate(field, value);
        } else {
            requireMatch(field, value, METRIC);
        }
    }

    private void requireMatch(String field, String value, Pattern pattern) {
        if (!pattern.matcher(value).matches()) {
            throw wrong(field, "must match " + pattern);
        }
    }

    private void requireTemplate(String field, String value) {
        String rest = value.replace(ARM, "");
        if (rest.length() == value.length() || rest.contains("{{")) {
            throw wrong(
                    field,
                    "must be PromQL in which " + ARM + " stands for the version, such as"
                            + " sum(shop_requests_total{version=\"" + ARM + "\"})");
        }
    }

    private ProblemException wrong(String field, String message) {
        return new ProblemException(
                        RegistryProblem.INVALID_SOURCE,
                        "A source of type " + label() + " needs " + needed() + " and may have " + optional() + "; '"
                                + field + "' " + message + ".")
                .error(field, message);
    }
}
