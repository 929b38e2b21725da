package dev.sluice.flag.requests;

import dev.sluice.flag.config.RequestsConfig;
import dev.sluice.flag.requests.life.ChangeRequest;
import dev.sluice.flag.requests.life.Standing;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Looks on every replica for change requests whose time has come, and skips those that another one is at. Not among the chores: those share
 * a thread, and some of them take seconds.
 */
@ApplicationScoped
class DueRequests {
    private static final Logger LOG = Logger.getLogger(DueRequests.class);

    private final RequestStore store;
    private final ChangeRequests requests;
    private final RequestMeters meters;
    private final RequestsConfig config;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("change-requests").factory());

    DueRequests(RequestStore store, ChangeRequests requests, RequestMeters meters, RequestsConfig config) {
        this.store = store;
        this.requests = requests;
        this.meters = meters;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        long millis = config.interval().toMillis();
        // The future is of no use: run() lets nothing out, and the shutdown ends the schedule.
        var unused = executor.scheduleWithFixedDelay(this::run, millis, millis, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        executor.shutdownNow();
    }

    private void run() {
        try {
            look(Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS));
        } catch (RuntimeException | Error e) {
            // safe because this is the worker's outermost loop: the rows stay due, and the next round looks again; an
            // Error that left would end the schedule, silently
            LOG.warnf("Change requests wait: %s", e.getMessage());
        }
    }

    /** Does to every request that is due what time does to it. */
    private void look(Instant now) {
        store.due(now).forEach(id -> settle(id, now));
    }

    /** Does to one request, if it is due, what time does to it. */
    void settle(UUID id, Instant now) {
        try {
            QuarkusTransaction.requiringNew().call(() -> elapse(id, now)).ifPresent(this::measure);
        } catch (RuntimeException e) {
            // safe because it ends only this request's turn: one that fails must not hold up the others
            LOG.warnf("Change request %s waits: %s", id, e.getMessage());
        }
    }

    private Optional<ChangeRequest> elapse(UUID id, Instant now) {
        return store.lockDue(id, now).map(request -> requests.elapsed(request, now));
    }

    private void measure(ChangeRequest request) {
        Instant at = request.terms().at();
        if (at != null && request.standing() instanceof Standing.Applied) {
            meters.late(Duration.between(at, Clock.systemUTC().instant()));
        }
    }
}
