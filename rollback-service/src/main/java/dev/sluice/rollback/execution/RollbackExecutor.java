package dev.sluice.rollback.execution;

import dev.sluice.kit.consume.Failures;
import dev.sluice.rollback.application.RollbackChanged;
import dev.sluice.rollback.config.RollbackConfig;
import dev.sluice.rollback.lifecycle.Rollback;
import dev.sluice.rollback.lifecycle.RollbackState;
import dev.sluice.rollback.store.RollbackLeases;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Gives every rollback that needs one a worker: at once after the commit that made it, and by claiming rows whose lease is over (after a
 * crash, and whatever was missed).
 */
@ApplicationScoped
class RollbackExecutor {
    private static final Logger LOG = Logger.getLogger(RollbackExecutor.class);
    private static final Duration CLAIM_EVERY = Duration.ofMillis(200);

    /** How long a stop waits for workers to give their leases back, so that another replica goes on at once. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final RollbackDesk desk;
    private final RollbackLeases leases;
    private final RollbackConfig config;
    private final Map<UUID, RollbackWorker> workers = new ConcurrentHashMap<>();
    private volatile boolean stopped;

    RollbackExecutor(RollbackDesk desk, RollbackLeases leases, RollbackConfig config, MeterRegistry meters) {
        this.desk = desk;
        this.leases = leases;
        this.config = config;
        meters.gauge("sluice_rollbacks_active", workers, Map::size);
    }

    void start(@Observes StartupEvent event) {
        leases.inherit();
        Thread.ofVirtual().name("rollback-claims").start(this::claimOnAndOn);
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        workers.values().forEach(RollbackWorker::stop);
        long end = System.nanoTime() + LAST_WORDS.toNanos();
        while (!workers.isEmpty() && System.nanoTime() < end) {
            desk.breathe(Duration.ofMillis(5));
        }
    }

    /** Runs in the thread that committed, so it only starts or wakes a worker. */
    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) RollbackChanged change) {
        RollbackWorker worker = workers.get(change.rollback().id());
        if (worker != null) {
            worker.wake();
        } else if (RollbackState.active(change.rollback().state())) {
            start(change.rollback(), change.isNew());
        }
    }

    private void start(Rollback rollback, boolean leased) {
        UUID id = rollback.id();
        RollbackWorker worker = new RollbackWorker(desk, config, id);
        if (stopped || workers.putIfAbsent(id, worker) != null) {
            return;
        }
        Thread.ofVirtual().name("rollback-" + id).start(() -> {
            try {
                if (leased || leases.take(id)) {
                    worker.run(rollback);
                    leases.release(id);
                }
            } catch (RuntimeException failure) {
                // safe because this is the end of the thread: whoever claims the row goes on when its lease is over
                LOG.warnf("The worker of rollback %s ended: %s", id, failure.getMessage());
            } finally {
                workers.remove(id, worker);
            }
        });
    }

    private void claimOnAndOn() {
        while (!stopped) {
            try {
                for (UUID id : leases.claim()) {
                    if (!workers.containsKey(id)) {
                        start(desk.load(id, Rollback.absent(id)), true);
                    }
                }
            } catch (RuntimeException failure) {
                // safe because this is the loop's outermost level: without it nobody would take over after a crash
                LOG.warnf(
                        "Rollbacks cannot be claimed now (%s): %s",
                        Failures.isTransient(failure) ? "the database is away" : "a defect", failure.getMessage());
            }
            desk.breathe(CLAIM_EVERY);
        }
    }
}
