package dev.sluice.rollout.timeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** One sentence per event for a person who reads the timeline. Pure and tolerant: a missing field leaves words out. */
final class Summary {

    private static final String PREFIX = "dev.sluice.";

    private Summary() {}

    /** Never empty; for a type that this version does not know the type in words. */
    static String of(String type, JsonNode data) {
        String name = type.startsWith(PREFIX) ? type.substring(PREFIX.length()) : type;
        return switch (name) {
            case "rollout.planned.v1" -> planned(data);
            case "rollout.started.v1" -> "Started.";
            case "rollout.stage-entered.v1" -> "Entered %s: %s.".formatted(stage(data), action(data.path("action")));
            case "rollout.stage-applied.v1" ->
                "Applied %s and read it back%s."
                        .formatted(
                                stage(data),
                                lead(": ", shares(data.path("observed").path("weights"))));
            case "rollout.stage-passed.v1" -> passed(data);
            case "rollout.paused.v1" -> person("Paused", data);
            case "rollout.resumed.v1" -> person("Resumed", data);
            case "rollout.retried.v1" ->
                person("Opened attempt " + data.path("attempt").asText(), data);
            case "rollout.approval-requested.v1" -> "Waits for an approval of %s.".formatted(stage(data));
            case "rollout.approved.v1" -> person("Approved " + stage(data), data);
            case "rollout.halt-begun.v1" -> "Stops: " + reason(data);
            case "rollout.halted.v1" -> "Halted: " + reason(data);
            case "rollout.rollback-requested.v1" ->
                "PERSON".equals(cause(data))
                        ? person("Asked for a rollback", data)
                        : "Asked for a rollback: " + reason(data);
            case "rollout.completed.v1" ->
                "Completed%s.".formatted(lead("; watched until ", text(data, "watchedUntil")));
            case "rollout.closed.v1" ->
                "successor".equals(text(data, "reason"))
                        ? "Closed: a successor was planned."
                        : "Closed: the rollback window is over.";
            case "rollout.rolled-back.v1" -> rolledBack(data);
            case "rollout.rollback-failed.v1" -> "The rollback failed: " + reason(data);
            case "rollout.cancelled.v1" -> person("Cancelled", data);
            case "version.quarantined.v1" -> "Quarantined %s: %s".formatted(what(data), reason(data));
            case "version.released.v1" -> person("Released " + what(data) + " from quarantine", data);
            case "verdict.reached.v1" -> verdict(data);
            default -> OtherSummary.of(name, data);
        };
    }

    private static String planned(JsonNode data) {
        JsonNode change = data.path("change");
        return "Planned '%s' (%s) of %s in %s: from %s to %s%s."
                .formatted(
                        text(data, "name"),
                        text(data, "strategy"),
                        text(data, "service"),
                        text(data, "environment"),
                        text(change, "from"),
                        text(change, "to"),
                        lead(", by ", text(data, "plannedBy")));
    }

    private static String passed(JsonNode data) {
        return switch (text(data, "proof")) {
            case "VERDICT" -> "Passed %s on a HEALTHY verdict.".formatted(stage(data));
            case "PROMOTED" -> person("Promoted past " + stage(data), data);
            case "NO_ANALYSIS" -> "Passed %s; the plan asks for no analysis.".formatted(stage(data));
            default -> "Passed %s.".formatted(stage(data));
        };
    }

    private static String rolledBack(JsonNode data) {
        List<String> remains = new ArrayList<>();
        data.path("remains").forEach(item -> remains.add(item.asText()));
        return "Rolled back%s%s."
                .formatted(
                        data.path("quarantined").asBoolean() ? "; what failed is quarantined" : "",
                        remains.isEmpty() ? "" : "; what remains: " + String.join(", ", remains));
    }

    private static String verdict(JsonNode data) {
        return sentence("%s at %s%s".formatted(text(data, "verdict"), stage(data), lead(": ", text(data, "summary"))));
    }

    private static String cause(JsonNode data) {
        return data.hasNonNull("by") ? "PERSON" : text(data, "cause");
    }

    static String action(JsonNode action) {
        return switch (text(action, "type")) {
            case "set-weights" ->
                "traffic of route %s to %s".formatted(text(action, "route"), shares(action.path("weights")));
            case "set-flag" ->
                "flag %s gives '%s' to %s%s %%"
                        .formatted(
                                text(action, "flag"),
                                text(action, "variant"),
                                action.path("internal").asBoolean() ? "internal users and " : "",
                                text(action, "percentage"));
            case "observe" -> "nothing changes, the final bake begins";
            default -> text(action, "type");
        };
    }

    /** For example {@code 1.0.0 90 %, 2.0.0 10 %}; empty when there are none. */
    static String shares(JsonNode weights) {
        return weights.properties().stream()
                .map(share -> share.getKey() + " " + share.getValue().asText() + " %")
                .collect(Collectors.joining(", "));
    }

    static String reason(JsonNode data) {
        String reason = text(data, "reason").replace('-', ' ');
        return sentence(reason + lead(reason.isEmpty() ? "" : " — ", text(data, "detail")));
    }

    /** For example {@code Paused by ada: lunch.} */
    static String person(String what, JsonNode data) {
        return sentence(what + lead(" by ", text(data, "by")) + lead(": ", text(data, "reason")));
    }

    static String stage(JsonNode data) {
        return data.hasNonNull("stage") ? "stage " + data.get("stage").asText() : "the stage";
    }

    static String text(JsonNode data, String field) {
        return data.path(field).asText("");
    }

    static String lead(String before, String text) {
        return text.isEmpty() ? "" : before + text;
    }

    static String sentence(String text) {
        return text.isEmpty() || text.endsWith(".") || text.endsWith("!") ? text : text + ".";
    }

    static String words(String name) {
        return name.replaceAll("\\.v\\d+$", "")
                .replace('.', ' ')
                .replace('-', ' ')
                .toLowerCase(Locale.ROOT);
    }

    private static String what(JsonNode data) {
        return text(data, "kind").equals("variant")
                ? "variant '%s' of flag %s".formatted(text(data, "version"), text(data, "flag"))
                : "version %s of %s in %s"
                        .formatted(text(data, "version"), text(data, "service"), text(data, "environment"));
    }
}
