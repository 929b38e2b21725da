package dev.sluice.stack.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Forgets an installation: its data, keys and logs. What the JVM keeps to start faster stays. */
final class Fresh {
    private Fresh() {}

    static void clear(Layout layout) throws IOException {
        for (Path path : List.of(
                layout.data(),
                layout.keyFiles().credentials(),
                layout.keyFiles().tokens(),
                layout.keyFiles().keys(),
                layout.stackFile(),
                layout.runningFile(),
                layout.infrastructureFile(),
                layout.log("any").resolveSibling(""))) {
            delete(path);
        }
    }

    /** Forgets the classes that a failed start has kept: too few to help, and kept for ever. */
    static void clearClasses(Layout layout) throws IOException {
        delete(layout.classes());
    }

    private static void delete(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        List<Path> content;
        try (Stream<Path> walk = Files.walk(path)) {
            content = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : content) {
            Files.deleteIfExists(each);
        }
    }
}
