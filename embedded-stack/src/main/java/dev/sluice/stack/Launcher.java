package dev.sluice.stack;

import dev.sluice.stack.launch.Commands;
import dev.sluice.stack.launch.Replicas;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code ./sluice} calls: {@code up}, {@code down}, {@code status} and {@code restart PART}.
 *
 * <p>Exit status: 0 when it was done, 1 when it could not be done (stderr says why), 2 for wrong arguments.
 */
public final class Launcher {
    private static final int LARGEST_OFFSET = 50_000;
    private static final Set<String> PLACES = Set.of("root", "state");
    private static final Set<String> OF_UP = Set.of("root", "state", "detach", "fresh", "port-offset", "replicas");

    private Launcher() {}

    public static void main(String[] arguments) throws InterruptedException {
        int status;
        try {
            status = run(arguments);
        } catch (StackException e) {
            System.err.println(e.getMessage());
            status = 1;
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n“./sluice help” lists the commands.");
            status = 2;
        } catch (IOException e) {
            System.err.println("failed: " + e);
            status = 1;
        }
        System.exit(status);
    }

    private static int run(String... line) throws IOException, InterruptedException {
        Arguments arguments =
                Arguments.parse(Set.of("root", "state", "port-offset", "replicas"), Set.of("detach", "fresh"), line);
        List<String> words = arguments.words();
        Path root = Path.of(arguments.value("root").orElse("."));
        Path state = arguments
                .value("state")
                .or(() -> Optional.ofNullable(System.getenv("SLUICE_HOME")))
                .map(Path::of)
                .orElse(root.resolve(".sluice"));
        Commands commands = new Commands(root, state.toAbsolutePath().normalize(), System.out);
        return switch (words.isEmpty() ? "" : words.getFirst()) {
            case "up" -> {
                arguments.refuseOthers(OF_UP, 1);
                int offset =
                        (int) arguments.number("port-offset", 0, LARGEST_OFFSET).orElse(0);
                int replicas =
                        (int) arguments.number("replicas", 1, Replicas.MOST).orElse(1);
                commands.up(arguments.has("detach"), arguments.has("fresh"), offset, new Replicas(replicas));
                yield 0;
            }
            case "down" -> {
                arguments.refuseOthers(PLACES, 1);
                commands.down();
                yield 0;
            }
            case "status" -> {
                arguments.refuseOthers(PLACES, 1);
                yield commands.status() ? 0 : 1;
            }
            case "restart" -> {
                arguments.refuseOthers(PLACES, 2);
                if (words.size() != 2) {
                    throw new IllegalArgumentException("restart needs the name of one part");
                }
                commands.restart(words.get(1));
                yield 0;
            }
            default -> throw new IllegalArgumentException("unknown command “" + String.join(" ", words) + "”");
        };
    }
}
