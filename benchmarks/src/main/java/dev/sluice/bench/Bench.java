package dev.sluice.bench;

import dev.sluice.bench.rollback.RollbackBench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code ./sluice bench <name>}. */
public final class Bench {

    private static final String HELP = """
            ./sluice bench rollback [--runs 100] [--warm-up 5] [--every-ms 3] [--stack FILE] [--out FILE]
                verdict published -> weight 0 observed at the gateway, over real rollouts on the running demo shop
            """;

    private Bench() {}

    /** Runs one benchmark against the running stack. */
    public static void main(String[] line) throws IOException, InterruptedException {
        if (line.length == 0 || !line[0].equals("rollback")) {
            System.out.print(HELP);
            System.exit(line.length == 0 || line[0].equals("help") ? 0 : 2);
        }
        try {
            System.exit(RollbackBench.run(options(Arrays.asList(line).subList(1, line.length))) ? 0 : 1);
        } catch (StackFailure failure) {
            System.err.println(failure.getMessage());
            System.exit(1);
        } catch (IllegalArgumentException unusable) {
            System.err.println(unusable.getMessage());
            System.exit(2);
        }
    }

    private static RollbackBench.Options options(List<String> line) {
        Map<String, String> given = new HashMap<>(Map.of(
                "--runs",
                "100",
                "--warm-up",
                "5",
                "--every-ms",
                "3",
                "--out",
                "benchmarks/results/rollback-latency.txt"));
        given.put("--stack", stackFile().toString());
        for (int i = 0; i < line.size(); i += 2) {
            if (!given.containsKey(line.get(i)) || i + 1 == line.size()) {
                throw new IllegalArgumentException("cannot use " + line.get(i) + "\n" + HELP);
            }
            given.put(line.get(i), line.get(i + 1));
        }
        return new RollbackBench.Options(
                Path.of(given.getOrDefault("--stack", "")),
                Path.of(given.getOrDefault("--out", "")),
                number(given, "--runs"),
                number(given, "--warm-up"),
                number(given, "--every-ms"));
    }

    private static int number(Map<String, String> given, String name) {
        try {
            return Integer.parseInt(given.getOrDefault(name, ""));
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(name + " needs a number\n" + HELP, notANumber);
        }
    }

    /** Where {@code ./sluice up} wrote it: the state folder, here or in a folder above. */
    private static Path stackFile() {
        String home = System.getenv("SLUICE_HOME");
        if (home != null) {
            return Path.of(home, "stack.json");
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path file = folder.resolve(".sluice").resolve("stack.json");
            if (Files.exists(file)) {
                return file;
            }
        }
        return Path.of(".sluice", "stack.json");
    }
}
