package dev.sluice.stack;

import dev.sluice.stack.launch.StartMeasurement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** What {@code ./sluice bench start} calls: {@code [--runs N] [--port-offset N] [--out FILE]}. Needs no running system. */
public final class StartBench {
    private static final long RUNS = 5;

    /** Beside a system that somebody uses on the usual ports. */
    private static final long PORT_OFFSET = 2_000;

    private StartBench() {}

    public static void main(String[] line) throws IOException, InterruptedException {
        int status = 0;
        try {
            Arguments arguments = Arguments.parse(Set.of("root", "runs", "port-offset", "out"), Set.of(), line);
            arguments.refuseOthers(arguments.values().keySet(), 0);
            Path root = Path.of(arguments.value("root").orElse("."));
            Path out = arguments
                    .value("out")
                    .map(Path::of)
                    .orElse(root.resolve("benchmarks").resolve("results").resolve("start.txt"));
            int offset = (int) arguments.number("port-offset", 0, 50_000).orElse(PORT_OFFSET);
            Path state = root.resolve("target").resolve("start-bench");
            int runs = (int) arguments.number("runs", 1, 100).orElse(RUNS);
            String report = new StartMeasurement(root, state, offset, System.out).run(runs);
            System.out.println(report);
            Files.createDirectories(out.toAbsolutePath().resolveSibling(""));
            Files.writeString(out, report);
        } catch (StackException e) {
            System.err.println(e.getMessage());
            status = 1;
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            status = 2;
        }
        System.exit(status);
    }
}
