package dev.sluice.kit.config;

import dev.sluice.kit.lease.Leases;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Runs the chores on one thread, from start to shutdown. */
@ApplicationScoped
class Chores {
    private static final Logger LOG = Logger.getLogger(Chores.class);

    private final List<Chore> chores;
    private final Leases leases;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("chores").factory());

    Chores(@All List<Chore> chores, Leases leases) {
        this.chores = chores;
        this.leases = leases;
    }

    void start(@Observes StartupEvent event) {
        for (Chore chore : chores) {
            long millis = chore.every().toMillis();
            // The future is of no use: run() lets nothing out, and the shutdown ends the schedule.
            var unused = executor.scheduleWithFixedDelay(() -> run(chore), millis, millis, TimeUnit.MILLISECONDS);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        executor.shutdownNow();
    }

    private void run(Chore chore) {
        try {
            if (!chore.oncePerInstallation() || leases.take(chore.name(), chore.every())) {
                chore.run();
            }
        } catch (RuntimeException | Error e) {
            // safe because this is the worker's outermost loop: whatever left it would end the schedule silently,
            // the next run tries again
            LOG.warnf("could not %s: %s", chore.name(), e);
        }
    }
}
