package dev.sluice.stack.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What one launcher has started: written down for the commands that follow, and the only thing that it may end by itself. */
final class Ledger {
    private final Path file;
    private Running running;

    /**
     * Begins with what is known.
     *
     * @param file {@code running.json}
     */
    Ledger(Path file, Running running) {
        this.file = file;
        this.running = running;
    }

    /** After each start, so that “down” knows it even when this launcher is killed now. */
    synchronized void add(String part, StartedProcess process) throws IOException {
        running = running.with(part, process);
        running.write(file);
    }

    synchronized Running running() {
        return running;
    }

    /** Whether this system is still the one that runs: nobody has stopped it. What “restart” changed in it is taken over. */
    synchronized boolean stillRuns() throws IOException {
        Optional<Running> now = Running.read(file).filter(running::isSameSystem);
        now.ifPresent(latest -> running = latest);
        return now.isPresent();
    }

    /** From now on it is somebody else's to end. */
    synchronized void letGo() {
        running = Running.nothing(running.portOffset());
    }
}
