package dev.sluice.e2e.clients;

import dev.sluice.e2e.support.Stack;
import java.nio.file.Path;

/** The clients for Node.js that flag-service is tested with, and the versions of what they need. */
final class NodeSources {
    private NodeSources() {}

    static Path of(Stack stack) {
        return stack.root().resolve("flag-service/src/test/node");
    }
}
