package dev.sluice.rollout.targets;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
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
        loop("actions", actions::round, actions.signal(), config.poll());
        loop("routes", keeper::round, new Signal(), config.watch());
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    private void loop(String name, Runnable round, Signal signal, Duration pause) {
        Thread.ofVirtual().name("targets-" + name).start(() -> {
            while (!stopping) {
                try {
                    round.run();
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
