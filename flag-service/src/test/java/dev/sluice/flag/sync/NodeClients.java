package dev.sluice.flag.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sluice.testing.NodeProgram;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** OpenFeature's clients for Node.js in a process of their own. */
record NodeClients(NodeProgram program) implements AutoCloseable {

    /** Clients of that port of gRPC, and of OFREP at that address with that token. */
    static NodeClients start(int syncPort, String selector, String ofrepUrl, String token) {
        String settings = JsonNodeFactory.instance
                .objectNode()
                .put("syncPort", syncPort)
                .put("selector", selector)
                .put("ofrepUrl", ofrepUrl)
                .put("token", token)
                .toString();
        return new NodeClients(NodeProgram.start(Path.of("src/test/node"), "clients.mjs", settings));
    }

    /** What each client says for each caller: {@code {"flagd": [{"value", "variant", "reason"}], "ofrep": […]}}. */
    JsonNode ask(String flag, List<Map<String, Object>> callers) {
        return program.ask(Map.of("flag", flag, "contexts", callers));
    }

    @Override
    public void close() {
        program.close();
    }
}
