package dev.sluice.flagengine.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.testing.NodeProgram;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** flagd's evaluator for JavaScript in a process of its own. */
record Reference(NodeProgram program) implements AutoCloseable {

    static Reference start() {
        return new Reference(NodeProgram.start(Path.of("src/test/node"), "evaluate.mjs"));
    }

    /** For each context what both modes say: {@code {"compiled": answer, "interpreted": answer}}. */
    JsonNode ask(ObjectNode definition, List<ObjectNode> contexts) {
        return program.ask(Map.of("definition", definition, "contexts", contexts));
    }

    @Override
    public void close() {
        program.close();
    }
}
