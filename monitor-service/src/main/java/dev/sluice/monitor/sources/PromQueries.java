package dev.sluice.monitor.sources;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * PromQL templates: each becomes the query of one arm when {@value #ARM} is replaced by the arm's name.
 *
 * @param duration buckets by {@code le}; empty when no metric needs durations
 * @param started a number that changes whenever some counter begins anew; empty when there is none
 */
public record PromQueries(String requests, String errors, Optional<String> duration, Optional<String> started) {
    static final String ARM = "{{arm}}";

    /** What may stand in a label's value without being escaped, in a string of PromQL and in a regular expression's literal part. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,100}");

    /** The same without durations. */
    public PromQueries countsOnly() {
        return new PromQueries(requests, errors, Optional.empty(), started);
    }

    /**
     * One query for everything, so that all numbers are of one moment: Prometheus evaluates it on one state of its data. Each part's
     * series carry its mark.
     */
    String together(String baseline, String candidate) throws SourceFailure {
        Map<String, String> parts = new LinkedHashMap<>();
        for (PromMark.Arm arm : PromMark.Arm.values()) {
            String name = arm == PromMark.Arm.BASELINE ? baseline : candidate;
            if (!NAME.matcher(name).matches()) {
                throw SourceFailure.lasting(
                        "A version's name cannot stand in a query: only letters, digits, '_', '.' and '-' can.");
            }
            parts.put(PromMark.REQUESTS.of(arm), requests.replace(ARM, name));
            parts.put(PromMark.ERRORS.of(arm), errors.replace(ARM, name));
            duration.ifPresent(query -> parts.put(PromMark.DURATION.of(arm), query.replace(ARM, name)));
            started.ifPresent(query -> parts.put(PromMark.STARTED.of(arm), query.replace(ARM, name)));
        }
        StringBuilder query = new StringBuilder();
        // line breaks: a template may end with a comment
        parts.forEach((mark, part) -> query.append(query.isEmpty() ? "" : "\nor\n")
                .append("label_replace((\n")
                .append(part)
                .append("\n), \"" + PromMark.LABEL + "\", \"")
                .append(mark)
                .append("\", \"\", \"\")"));
        return query.toString();
    }
}
