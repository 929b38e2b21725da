package dev.sluice.bench.measure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.bench.Api;
import dev.sluice.bench.StackFailure;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Where benchmarks find the running system, and how they say what they saw: with what is needed to judge it. */
public final class Reports {

    private Reports() {}

    /**
     * The description of the running system.
     *
     * @throws StackFailure when there is none
     */
    public static JsonNode stack(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new StackFailure("Sluice does not run (no " + file + "). Start it with ./sluice up --detach");
        }
        return Api.JSON.readTree(file.toFile());
    }

    /** Processes of each service. */
    public static int replicas(JsonNode stack) {
        return Math.max(1, stack.path("replicas").path("rollout").size());
    }

    /** What to put into a result's name: {@code -2-replicas}, or nothing when there is one. */
    public static String suffix(JsonNode stack) {
        return replicas(stack) == 1 ? "" : "-" + replicas(stack) + "-replicas";
    }

    /**
     * Prints a result and writes it to a file.
     *
     * @param command how to measure it again
     * @param notes other figures, a line each
     * @param explanation what is measured and what is not
     */
    public static void write(Path file, String command, List<Latencies> rows, List<String> notes, String explanation)
            throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(Latencies.head());
        rows.forEach(row -> lines.add(row.row()));
        lines.add("");
        lines.addAll(notes);
        write(file, command, lines, explanation);
    }

    /**
     * The same, for what has no table of durations.
     *
     * @param result tables and figures, a line each
     */
    public static void write(Path file, String command, List<String> result, String explanation) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(command);
        lines.add("%s, %d cores, JDK %s, %s; load average %.1f at the end"
                .formatted(
                        Instant.now().truncatedTo(ChronoUnit.SECONDS),
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.version().feature(),
                        System.getProperty("os.arch"),
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
        lines.add("");
        lines.addAll(result);
        String text = String.join("\n", lines) + "\n" + explanation;
        System.out.print("\n" + text);
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.writeString(file, text);
    }
}
