package dev.sluice.stack.launch;

import dev.sluice.stack.server.Orphans;
import dev.sluice.stack.server.RunningInfrastructure;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** {@code ./sluice down}: ends the processes that were started, and no others. */
final class Down {
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private final Layout layout;

    Down(Layout layout) {
        this.layout = layout;
    }

    /** Ends what runs and returns how many processes that were. */
    long run() throws IOException, InterruptedException {
        Optional<Running> running = Running.read(layout.runningFile());
        return running.isPresent() ? run(running.get()) : 0;
    }

    /** Ends this system and no other, even if another one has taken its place. Returns how many processes it ended. */
    long run(Running running) throws IOException, InterruptedException {
        Map<String, StartedProcess> processes = new HashMap<>(running.processes());
        long alive = processes.values().stream().filter(StartedProcess::alive).count();
        endProcesses(processes);
        if (Running.read(layout.runningFile()).filter(running::isSameSystem).isPresent()) {
            Orphans.stopPostgres(RunningInfrastructure.postgresData(layout.data()));
            Files.deleteIfExists(layout.runningFile());
            Files.deleteIfExists(layout.stackFile());
            Files.deleteIfExists(layout.infrastructureFile());
        }
        return alive;
    }

    /** The services end before the servers that they use. */
    private static void endProcesses(Map<String, StartedProcess> processes) throws InterruptedException {
        StartedProcess infrastructure = processes.remove(Parts.INFRASTRUCTURE);
        processes.values().forEach(process -> process.handle().ifPresent(ProcessHandle::destroy));
        long last = System.nanoTime() + PATIENCE.toNanos();
        for (StartedProcess process : processes.values()) {
            process.stop(Duration.ofNanos(Math.max(0, last - System.nanoTime())));
        }
        if (infrastructure != null) {
            infrastructure.stop(PATIENCE);
        }
    }
}
