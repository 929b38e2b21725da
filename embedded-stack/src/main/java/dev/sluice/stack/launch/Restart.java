package dev.sluice.stack.launch;

import dev.sluice.stack.StackException;
import dev.sluice.stack.server.Orphans;
import dev.sluice.stack.server.RunningInfrastructure;
import java.io.IOException;
import java.time.Duration;

/** {@code ./sluice restart PART}: one part again, whether it still runs, was killed or fell over. */
final class Restart {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Layout layout;
    private final Running running;
    private final Progress progress;

    Restart(Layout layout, Running running, Progress progress) {
        this.layout = layout;
        this.running = running;
        this.progress = progress;
    }

    void run(String name) throws IOException, InterruptedException {
        Keys keys = Keys.read(layout.keyFiles());
        Part part = new Parts(layout, running.replicas()).named(name, keys);
        StartedProcess before = running.processes().get(part.name());
        if (before == null) {
            throw new StackException(part.title() + " was never started. Start everything with “./sluice up”.");
        }
        before.stop(PATIENCE);
        if (part.name().equals(Parts.INFRASTRUCTURE)) {
            Orphans.stopPostgres(RunningInfrastructure.postgresData(layout.data()));
        }
        Ledger ledger = new Ledger(layout.runningFile(), running);
        Starter starter = new Starter(progress, ledger);
        starter.start(part, ClassArchive.Missing.DO_WITHOUT);
        try {
            starter.awaitReady();
        } finally {
            // Also when it does not come up: the process that failed is the one that there is now.
            StackFile.write(layout, keys, ledger.running());
        }
    }
}
