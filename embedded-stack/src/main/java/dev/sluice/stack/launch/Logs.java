package dev.sluice.stack.launch;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/** The end of a log, for a person who asks why a part did not come up. */
final class Logs {
    private static final int BYTES = 16_384;

    private static final String HEADER = "==== started ";

    private Logs() {}

    /** Marks where a new process begins to write. */
    static void begin(Path log) throws IOException {
        Files.createDirectories(log.toAbsolutePath().resolveSibling(""));
        Files.writeString(
                log,
                HEADER + Instant.now().truncatedTo(ChronoUnit.SECONDS) + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    /** The last lines that the latest process wrote. */
    static String tail(Path log, int lines) throws IOException {
        if (!Files.exists(log)) {
            return "  (nothing)";
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long start = Math.max(0, file.length() - BYTES);
            byte[] end = new byte[Math.toIntExact(file.length() - start)];
            file.seek(start);
            file.readFully(end);
            String text = new String(end, StandardCharsets.UTF_8);
            List<String> all = text.substring(Math.max(0, text.lastIndexOf(HEADER)))
                    .lines()
                    .toList();
            return all.subList(Math.max(0, all.size() - lines), all.size()).stream()
                    .map(line -> "  " + line)
                    .collect(Collectors.joining("\n"));
        }
    }
}
