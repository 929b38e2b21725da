package dev.sluice.stack.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One process of the system.
 *
 * @param name as typed in {@code ./sluice restart NAME}; also the name of its log
 * @param title for people
 * @param ports those it listens on
 * @param ready how one sees that it can work
 */
public record Part(String name, String title, List<Integer> ports, Ready ready, Start start) {
    public Part {
        ports = List.copyOf(ports);
    }

    /** How a part says that it is ready. */
    public sealed interface Ready {
        /** A file that it writes. */
        record FileAppears(Path file) implements Ready {}

        /** A URL that answers 200. */
        record Answers(String url) implements Ready {}
    }

    /**
     * How a part is started.
     *
     * @param jvm the program that takes the options of the class archive, and the arguments
     * @param environment added to the launcher's own
     */
    record Start(Path jvm, List<String> arguments, Map<String, String> environment, Path log, ClassArchive archive) {
        public Start {
            arguments = List.copyOf(arguments);
            environment = Map.copyOf(environment);
        }
    }
}
