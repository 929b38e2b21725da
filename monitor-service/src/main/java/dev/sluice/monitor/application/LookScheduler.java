package dev.sluice.monitor.application;

import dev.sluice.monitor.config.MonitorConfig;
import dev.sluice.monitor.store.AnalysisLeases;
import dev.sluice.monitor.store.Lease;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Finds due looks and runs each on a virtual thread, so that a source that hangs delays nobody. */
@ApplicationScoped
public class LookScheduler {
    private static final Logger LOG = Logger.getLogger(LookScheduler.class);
    private static final long PAUSE_AFTER_FAILURE_MILLIS = 1000;

    private final AnalysisLeases leases;
    private final LookRunner runner;
    private final MonitorConfig config;
    private final Clock clock;
    private final Semaphore signal = new Semaphore(0);
    private final ExecutorService looks = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorService loop = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("looks").daemon().factory());

    public LookScheduler(AnalysisLeases leases, LookRunner runner, MonitorConfig config, Clock clock) {
        this.leases = leases;
        this.runner = runner;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        loop.execute(this::work);
    }

    void stop(@Observes ShutdownEvent stopped) {
        loop.shutdownNow();
        looks.shutdownNow();
    }

    /** Something is due now. */
    public void wake() {
        signal.release();
    }

    private void work() {
        boolean released = false;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                if (!released) {
                    leases.releaseOwn();
                    released = true;
                }
                leases.claimDue(clock.instant(), config.lease(), config.batch())
                        .forEach(lease -> looks.execute(() -> look(lease)));
                signal.tryAcquire(config.poll().toMillis(), TimeUnit.MILLISECONDS);
                signal.drainPermits();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                // safe because this is the outermost loop: without it one failed query would end all watching
                LOG.warnf("Due looks cannot be searched for now: %s", e);
                pause();
            }
        }
    }

    private void look(Lease lease) {
        try {
            if (runner.run(lease)) {
                wake();
            }
        } catch (RuntimeException e) {
            // safe because this is a worker's outermost level: the lease runs out and the look is repeated
            LOG.warnf("The look at rollout %s failed and will be repeated: %s", lease.rolloutId(), e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
