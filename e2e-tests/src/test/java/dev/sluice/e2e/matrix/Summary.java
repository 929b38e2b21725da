package dev.sluice.e2e.matrix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The table of a run: one line for each cell. */
final class Summary {
    private final Path file;
    private final StringBuilder text = new StringBuilder();

    Summary(Path file, String title) {
        this.file = file;
        text.append(title).append("\n\n");
        text.append("%-15s %-5s %-7s %-6s %-5s %-11s %9s %11s %11s %5s  %s%n"
                .formatted(
                        "part",
                        "fault",
                        "kind",
                        "stage",
                        "",
                        "ended",
                        "after s",
                        "re-exp. ms",
                        "1st work s",
                        "load",
                        "result"));
    }

    /** A round that could not be run to its end. */
    void add(Round round, Throwable failure) {
        text.append("%s: BROKEN %s%n".formatted(round, failure.getMessage()));
        write();
    }

    /** Adds and writes at once: what was seen before a crash of the harness is kept. */
    void add(List<Result> results) {
        results.forEach(result -> text.append(line(result)));
        write();
    }

    private void write() {
        try {
            Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(Result result) {
        Cell cell = result.cell();
        return "%-15s %-5s %-7s %-6s %-5s %-11s %9.1f %11d %11s %5.1f  %s%n"
                .formatted(
                        cell.part(),
                        cell.fault(),
                        cell.kind(),
                        cell.stage() + 1 + " of " + cell.kind().stages(),
                        cell.outcome(),
                        result.state(),
                        result.recoverMillis() / 1e3,
                        result.reexposedMillis(),
                        result.firstWorkMillis() < 0 ? "" : "%.1f".formatted(result.firstWorkMillis() / 1e3),
                        result.load(),
                        result.violations().isEmpty()
                                ? "ok"
                                : "BROKEN " + result.rollout() + " " + String.join("; ", result.violations()));
    }
}
