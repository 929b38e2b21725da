package dev.sluice.stack.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL whose starter was killed goes on alone and holds its data folder: it is ended before the next start. */
final class Orphans {
    private Orphans() {}

    /** Ends the server named in {@code postmaster.pid} if that process really serves {@code data}. */
    static void stopPostgres(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return;
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.isEmpty()) {
            return;
        }
        ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                .filter(process -> serves(process, data))
                .ifPresent(Orphans::stop);
    }

    private static boolean serves(ProcessHandle process, Path data) {
        return process.info()
                .commandLine()
                .filter(line -> line.contains(data.toString()))
                .isPresent();
    }

    private static void stop(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            throw new IllegalStateException("cannot await the end of process " + process.pid(), e);
        }
        if (process.isAlive()) {
            // SIGTERM waits for clients to leave; those of the dead system will not.
            process.destroyForcibly();
            process.onExit().join();
        }
    }
}
