package dev.sluice.bench.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;

/** The order of fences, as docs/router-protocol.md has it. */
final class Fences {

    private static final Comparator<JsonNode> ORDER = Comparator.<JsonNode, String>comparing(
                    fence -> fence.path("rollout").asText())
            .thenComparingInt(fence -> fence.path("attempt").asInt())
            .thenComparing(fence -> fence.path("direction").asText()) // FORWARD < ROLLBACK, by luck of the alphabet
            .thenComparingLong(fence -> fence.path("sequence").asLong());

    private Fences() {}

    static int compare(JsonNode one, JsonNode other) {
        return ORDER.compare(one, other);
    }
}
