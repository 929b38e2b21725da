package dev.sluice.rollback.execution;

import dev.sluice.actuators.RouterFailure;
import dev.sluice.rollback.config.RollbackConfig;
import dev.sluice.rollback.projection.RolloutCopy.Known;
import dev.sluice.rollback.projection.RoutePoint;
import dev.sluice.rollback.store.RolloutCopies;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/** Reads the routers of rollouts that may be rolled back now and then, so that a rollback finds an open connection and warm code. */
@ApplicationScoped
class RouterWarmer {
    private static final Logger LOG = Logger.getLogger(RouterWarmer.class);
    private static final int MOST_ROLLOUTS = 100;

    private final Routers routers;
    private final RolloutCopies copies;
    private final RollbackConfig config;
    private volatile boolean stopped;

    RouterWarmer(Routers routers, RolloutCopies copies, RollbackConfig config) {
        this.routers = routers;
        this.copies = copies;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        Thread.ofVirtual().name("router-warmer").start(this::warmOnAndOn);
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    private void warmOnAndOn() {
        while (!stopped) {
            try {
                routes().forEach((route, point) -> Thread.ofVirtual().start(() -> warm(route, point)));
            } catch (RuntimeException failure) {
                // safe because this is the loop's outermost level and warmth is no promise
                LOG.debugf("Routers are not warmed now: %s", failure.getMessage());
            }
            LockSupport.parkNanos(config.warmUp().toNanos());
        }
    }

    private Map<String, RoutePoint> routes() {
        List<Known> live = QuarkusTransaction.requiringNew().call(() -> copies.live(MOST_ROLLOUTS));
        Map<String, RoutePoint> routes = new HashMap<>();
        live.forEach(copy -> copy.plan().routes().forEach(routes::putIfAbsent));
        return routes;
    }

    private void warm(String route, RoutePoint point) {
        try {
            routers.of(route, point).read();
        } catch (RouterFailure | IllegalArgumentException failure) {
            LOG.debugf("Route %s is not warm: %s", route, failure.getMessage());
        }
    }
}
