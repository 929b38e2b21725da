package dev.sluice.rollout.targets;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Starts the two loops with the service and stops them with it. */
@ApplicationScoped
public class TargetsLifecycle {

    private static final Logger LOG = Logger.getLogger(TargetsLifecycle.class);

    private final ActionLoop actions;
    private final RouteKeeper keeper;
    private final TargetsConfig config;
    private volatile boolean stopping;

    TargetsLifecycle(ActionLoop actions, RouteKeeper keeper, TargetsConfig config) {
        this.actions = actions;
        this.keeper = keeper;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        loop("actions", actions.signal(), config.poll(), () -> {
            actions.round();
            return config.poll();
        });
        loop("routes", new Signal(), config.watch(), keeper::round);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    /** @param round gives the pause after it; {@code afterFailure} is the one after a round that failed */
    private void loop(String name, Signal signal, Duration afterFailure, Supplier<Duration> round) {
        Thread.ofVirtual().name("targets-" + name).start(() -> {
            while (!stopping) {
                Duration pause = afterFailure;
                try {
                    pause = round.get();
                } catch (RuntimeException | Error failed) {
                    // safe because this is the loop's outermost frame: a database that is away comes back, and an Error
                    // would end the loop silently
                    LOG.warnf("The loop over %s failed and goes on: %s", name, String.valueOf(failed));
                }
                try {
                    signal.await(pause);
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        });
    }
}
