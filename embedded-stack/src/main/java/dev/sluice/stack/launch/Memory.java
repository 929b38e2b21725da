package dev.sluice.stack.launch;

import dev.sluice.stack.server.RunningInfrastructure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Memory as the kernel divides it among processes: the proportional set size of {@code /proc/PID/smaps_rollup}. */
final class Memory {
    private Memory() {}

    /** Kilobytes of a part with everything that it started; PostgreSQL counts to the infrastructure. */
    static long kilobytes(Layout layout, String part, StartedProcess process) throws IOException {
        long sum = process.handle().map(Memory::tree).orElse(0L);
        if (part.equals(Parts.INFRASTRUCTURE)) {
            sum += postgres(layout).map(Memory::tree).orElse(0L);
        }
        return sum;
    }

    private static Optional<ProcessHandle> postgres(Layout layout) throws IOException {
        Path file = RunningInfrastructure.postgresData(layout.data()).resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        return lines.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
    }

    private static long tree(ProcessHandle root) {
        return Stream.concat(Stream.of(root), root.descendants())
                .mapToLong(process -> proportional(process.pid()))
                .sum();
    }

    /** 0 for a process that has just ended, or where the kernel does not tell. */
    private static long proportional(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(pid), "smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .sum();
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }
}
