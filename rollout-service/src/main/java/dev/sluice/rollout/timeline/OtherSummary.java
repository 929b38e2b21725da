package dev.sluice.rollout.timeline;

import static dev.sluice.rollout.timeline.Summary.lead;
import static dev.sluice.rollout.timeline.Summary.person;
import static dev.sluice.rollout.timeline.Summary.reason;
import static dev.sluice.rollout.timeline.Summary.sentence;
import static dev.sluice.rollout.timeline.Summary.shares;
import static dev.sluice.rollout.timeline.Summary.text;
import static dev.sluice.rollout.timeline.Summary.words;

import com.fasterxml.jackson.databind.JsonNode;

/** Sentences for the topics that other services own. */
final class OtherSummary {

    private OtherSummary() {}

    /** @param name the type without {@code dev.sluice.} */
    static String of(String name, JsonNode data) {
        return switch (name) {
            case "rollback.started.v1" -> started(data);
            case "rollback.step-completed.v1" ->
                "Undone within %s ms: %s of %s%s."
                        .formatted(
                                text(data, "durationMs"),
                                text(data, "method"),
                                target(data),
                                lead(", now ", shares(data.path("observed").path("weights"))));
            case "rollback.completed.v1" ->
                "Rollback completed; the failing side was exposed again for %s ms meanwhile."
                        .formatted(text(data, "reexposedMs"));
            case "rollback.failed.v1" -> "Rollback failed: " + reason(data);
            case "flag.changed.v1" -> flagChanged(data);
            case "flag.change-refused.v1" ->
                "Flag %s refused the change: %s".formatted(text(data, "flag"), reason(data));
            case "flag.created.v1" -> person("Flag " + text(data, "flag") + " was created", data);
            case "flag.archived.v1" -> person("Flag " + text(data, "flag") + " was archived", data);
            case "flag.stale-detected.v1" -> stale(data);
            case "flag.change-requested.v1" ->
                person("A change of " + subject(data) + " was requested: " + text(data, "change"), data);
            case "flag.change-request-settled.v1" ->
                person("The change request for " + subject(data) + " has ended: " + text(data, "outcome"), data);
            case "flag.evaluated.v1" ->
                "Flag %s was evaluated %s times.".formatted(text(data, "flag"), text(data, "evaluations"));
            case "samples.reported.v1" ->
                "Reporter %s counted for source %s.".formatted(text(data, "reporter"), text(data, "source"));
            default -> sentence(words(name));
        };
    }

    private static String started(JsonNode data) {
        StringBuilder methods = new StringBuilder();
        data.path("methods")
                .forEach(method -> methods.append(methods.isEmpty() ? "" : ", ").append(method.asText()));
        return sentence("Rollback started with %s%s".formatted(methods, lead(": ", text(data, "reason"))));
    }

    private static String flagChanged(JsonNode data) {
        JsonNode exposure = data.path("exposure");
        String what = "Flag %s now gives '%s' to %s%s %%"
                .formatted(
                        text(data, "flag"),
                        text(exposure, "variant"),
                        exposure.path("internal").asBoolean() ? "internal users and " : "",
                        text(exposure, "percentage"));
        return person(what, data);
    }

    private static String subject(JsonNode data) {
        return data.has("segment") ? "segment " + text(data, "segment") : "flag " + text(data, "flag");
    }

    private static String stale(JsonNode data) {
        return "Flag %s is stale: %s since %s."
                .formatted(
                        text(data, "flag"),
                        text(data, "reason").equals("ONE_VARIANT") ? "everybody got the same" : "nobody asked for it",
                        text(data, "since"));
    }

    private static String target(JsonNode data) {
        JsonNode target = data.path("target");
        return text(target, "kind") + " " + text(target, "name");
    }
}
