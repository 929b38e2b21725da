package dev.sluice.stack.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL whose starter was killed goes on alone and holds its data folder: it is ended before the next start. */
public final class Orphans {
    private Orphans() {}

    /** Ends the server named in {@code postmaster.pid} if that process really serves {@code data}. */
    public static void stopPostgres(Path data) throws IOException {
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

    /** SIGINT is PostgreSQL's fast shutdown: SIGTERM would wait for clients to leave, and those of a dead system will not. */
    private static void stop(ProcessHandle process) {
        try {
            new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.onExit().completeOnTimeout(process, 20, TimeUnit.SECONDS).join();
        if (process.isAlive()) {
            process.destroyForcibly();
            process.onExit().join();
        }
    }
}
