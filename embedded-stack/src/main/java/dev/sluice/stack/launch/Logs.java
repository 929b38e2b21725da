package dev.sluice.stack.launch;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The end of a log, for a person who asks why a part did not come up. */
final class Logs {
    private static final int BYTES = 16_384;

    private Logs() {}

    static String tail(Path log, int lines) throws IOException {
        if (!Files.exists(log)) {
            return "  (nothing)";
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long start = Math.max(0, file.length() - BYTES);
            byte[] end = new byte[Math.toIntExact(file.length() - start)];
            file.seek(start);
            file.readFully(end);
            List<String> all = new String(end, StandardCharsets.UTF_8).lines().toList();
            return all.subList(Math.max(0, all.size() - lines), all.size()).stream()
                    .map(line -> "  " + line)
                    .collect(Collectors.joining("\n"));
        }
    }
}
