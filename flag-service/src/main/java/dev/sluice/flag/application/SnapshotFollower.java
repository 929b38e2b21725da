package dev.sluice.flag.application;

import dev.sluice.flag.config.FlagConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Follows the database for ever. While it cannot be asked, evaluation goes on with the flags that are known: that is better for a caller
 * than the default in its code, and nothing can be committed meanwhile.
 */
@Readiness
@ApplicationScoped
public class SnapshotFollower implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(SnapshotFollower.class);

    private final SnapshotReader reader;
    private final Snapshots snapshots;
    private final FlagConfig config;
    private final Thread thread =
            Thread.ofPlatform().daemon().name("flag-snapshot").unstarted(this::follow);
    private volatile boolean loaded;
    private volatile long lastSuccess = System.nanoTime();

    public SnapshotFollower(SnapshotReader reader, Snapshots snapshots, FlagConfig config, MeterRegistry metrics) {
        this.reader = reader;
        this.snapshots = snapshots;
        this.config = config;
        Gauge.builder("sluice.flag.snapshot.age.seconds", () -> age().toMillis() / 1000.0)
                .description("Since the database was asked with success for the last time")
                .register(metrics);
        Gauge.builder("sluice.flag.snapshot.version", () -> snapshots.current().version())
                .description("Version of the catalogue that this replica evaluates with")
                .register(metrics);
    }

    /** The first time before any request is served, so that no flag is unknown to who asks early. */
    void start(@Observes StartupEvent event) {
        var unused = ask(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        thread.interrupt();
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("flag snapshot")
                .status(loaded)
                .withData("version", snapshots.current().version())
                .withData("ageMillis", age().toMillis())
                .build();
    }

    private Duration age() {
        return Duration.ofNanos(System.nanoTime() - lastSuccess);
    }

    private void follow() {
        long nextReload = System.nanoTime() + (loaded ? config.reloadInterval().toNanos() : 0);
        try {
            while (!Thread.currentThread().isInterrupted()) {
                boolean reload = System.nanoTime() - nextReload >= 0;
                boolean asked = ask(reload);
                if (reload && asked) {
                    nextReload = System.nanoTime() + config.reloadInterval().toNanos();
                }
                Thread.sleep(asked ? config.pollInterval() : config.retryInterval());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the service stops
        }
    }

    private boolean ask(boolean reload) {
        try {
            if (reload) {
                reader.reload(snapshots);
            } else {
                reader.catchUp(snapshots);
            }
            lastSuccess = System.nanoTime();
            loaded = true;
            return true;
        } catch (RuntimeException e) {
            // safe because this is the worker's outermost loop: it must outlive whatever the database does, and its age
            // shows it
            LOG.warnf(
                    "The flags cannot be read now, those of version %d stay in force: %s",
                    snapshots.current().version(), e);
            return false;
        }
    }
}
