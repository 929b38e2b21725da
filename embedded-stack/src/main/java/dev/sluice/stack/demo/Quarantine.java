package dev.sluice.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.stack.rest.Api;
import java.io.IOException;
import java.util.List;

/** What of the shop may not be rolled out now. */
record Quarantine(Api api) {
    static Quarantine of(Stack stack) {
        return new Quarantine(stack.operator());
    }

    boolean holdsAnything() throws IOException, InterruptedException {
        return !entries().isEmpty();
    }

    /** Whether a version, or a variant of a flag, is held. */
    boolean holds(String version) throws IOException, InterruptedException {
        return entries().stream()
                .anyMatch(entry -> entry.path("version").asText().equals(version));
    }

    private List<JsonNode> entries() throws IOException, InterruptedException {
        return Rollouts.items(api, "/api/v1/quarantine").stream()
                .filter(entry -> entry.path("service").asText().equals("shop"))
                .toList();
    }
}
