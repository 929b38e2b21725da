package dev.sluice.rollout.targets;

import dev.sluice.actuators.RouterFailure;
import dev.sluice.actuators.RouterState;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Writes down what the looks at routes saw: at once when it changed, else together about every two seconds, to spare the database. */
@ApplicationScoped
public class RouteNotes {

    private static final Logger LOG = Logger.getLogger(RouteNotes.class);
    private static final long REPEAT = Duration.ofSeconds(2).toNanos();

    private final RouteWatch watch;
    private final MeterRegistry meters;
    private final Map<String, Sight> last = new ConcurrentHashMap<>();
    private final Map<String, Sight> unwritten = new ConcurrentHashMap<>();
    private final Lock writing = new ReentrantLock();
    private volatile long writtenAt = System.nanoTime();

    RouteNotes(RouteWatch watch, MeterRegistry meters) {
        this.watch = watch;
        this.meters = meters;
    }

    /** @param trouble why the route is not as desired, null when it is */
    void seen(String route, RouterState state, @Nullable String trouble) {
        note(Sight.of(route, state.desired(), trouble));
    }

    void healed(RouteDuty duty, RouterState state) {
        meters.counter("sluice_route_healed", "route", duty.route()).increment();
        LOG.infof(
                "Route %s had drifted and holds %s again",
                duty.route(), state.desired().percents());
        note(Sight.healed(duty.route(), state.desired()));
    }

    void unseen(String route, RouterFailure failure) {
        meters.counter("sluice_route_failures", "route", route, "failure", failure.code())
                .increment();
        note(Sight.of(route, null, String.valueOf(failure.getMessage())));
    }

    /** Writes what was seen again, when it is time to. */
    void writeRepeated() {
        if (System.nanoTime() - writtenAt >= REPEAT) {
            writtenAt = System.nanoTime();
            write(List.copyOf(unwritten.keySet()));
        }
    }

    private void note(Sight sight) {
        unwritten.merge(sight.route(), sight, (before, next) -> next.after(before));
        if (!sight.repeats(last.put(sight.route(), sight))) {
            if (sight.observed() == null) {
                LOG.warn(sight.trouble());
            }
            write(List.of(sight.route()));
        }
    }

    /** One at a time, or what is older could be written later. What cannot be written now is written with the next. */
    private void write(List<String> routes) {
        writing.lock();
        try {
            List<Sight> sights =
                    routes.stream().map(unwritten::get).filter(Objects::nonNull).toList();
            if (!sights.isEmpty()) {
                QuarkusTransaction.requiringNew().run(() -> watch.seen(sights));
                sights.forEach(sight -> unwritten.remove(sight.route(), sight));
            }
        } finally {
            writing.unlock();
        }
    }
}
