package dev.sluice.rollout.targets;

import dev.sluice.actuators.RouterFailure;
import dev.sluice.actuators.RouterState;
import dev.sluice.actuators.Weights;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Writes down what the looks at routes saw: at once when it changed, else every two seconds, to spare the database. */
@ApplicationScoped
public class RouteNotes {

    private static final Logger LOG = Logger.getLogger(RouteNotes.class);
    private static final long REPEAT = Duration.ofSeconds(2).toNanos();

    private record Note(
            @Nullable Weights observed, @Nullable String trouble, long at) {}

    private final RouteWatch watch;
    private final MeterRegistry meters;
    private final Map<String, Note> last = new ConcurrentHashMap<>();

    RouteNotes(RouteWatch watch, MeterRegistry meters) {
        this.watch = watch;
        this.meters = meters;
    }

    /** @param trouble why the route is not as desired, null when it is */
    void seen(String route, RouterState state, @Nullable String trouble) {
        if (isNews(route, state.desired(), trouble)) {
            QuarkusTransaction.requiringNew().run(() -> watch.seen(route, state.desired(), trouble, false));
        }
    }

    void healed(RouteDuty duty, RouterState state) {
        meters.counter("sluice_route_healed", "route", duty.route()).increment();
        LOG.infof(
                "Route %s had drifted and holds %s again",
                duty.route(), state.desired().percents());
        QuarkusTransaction.requiringNew().run(() -> watch.seen(duty.route(), state.desired(), null, true));
    }

    void unseen(String route, RouterFailure failure) {
        meters.counter("sluice_route_failures", "route", route, "failure", failure.code())
                .increment();
        String trouble = String.valueOf(failure.getMessage());
        if (isNews(route, null, trouble)) {
            LOG.warn(trouble);
            QuarkusTransaction.requiringNew().run(() -> watch.unseen(route, trouble));
        }
    }

    private boolean isNews(String route, @Nullable Weights observed, @Nullable String trouble) {
        Note before = last.get(route);
        long now = System.nanoTime();
        boolean news = before == null
                || now - before.at() > REPEAT
                || !Objects.equals(before.observed(), observed)
                || !Objects.equals(before.trouble(), trouble);
        if (news) {
            last.put(route, new Note(observed, trouble, now));
        }
        return news;
    }
}
