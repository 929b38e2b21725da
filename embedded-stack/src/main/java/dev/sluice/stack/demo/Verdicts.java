package dev.sluice.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The verdicts in a timeline. */
final class Verdicts {
    private static final String TYPE = "dev.sluice.verdict.reached.v1";

    private Verdicts() {}

    /** Complains unless an UNHEALTHY verdict with evidence blames that kind of failure. */
    static void mustHaveStopped(List<JsonNode> timeline, String failureKind, Story story) {
        JsonNode verdict = timeline.stream()
                .filter(entry -> entry.path("type").asText().equals(TYPE))
                .map(entry -> entry.path("data"))
                .filter(data -> data.path("verdict").asText().equals("UNHEALTHY"))
                .findFirst()
                .orElseThrow(() -> new DemoFailedException("no verdict was UNHEALTHY"));
        DemoFailedException.unless(
                verdict.path("blames").toString().contains(failureKind),
                "the verdict blames " + failureKind + ", not " + verdict.path("blames"));
        List<JsonNode> evidence = verdict.path("evidence")
                .valueStream()
                .filter(each -> each.path("verdict").asText().equals("UNHEALTHY"))
                .toList();
        DemoFailedException.unless(!evidence.isEmpty(), "the verdict comes with evidence");
        story.checked(
                "UNHEALTHY with evidence: " + evidence.getFirst().path("detail").asText());
    }
}
