package dev.sluice.rollout.targets;

import dev.sluice.rollout.registry.Route;
import dev.sluice.rollout.registry.Routes;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Watches every route whose lease this replica holds; each look has a virtual thread of its own, one at a time per route. The looks of a
 * round are spread over the time until the next one: a thousand at once would keep everything else waiting.
 */
@ApplicationScoped
public class RouteKeeper {

    private record Round(List<Route> routes, Map<String, RouteDuty> duties) {}

    private final RouteWatch watch;
    private final Routes routes;
    private final RouteBook book;
    private final RouteCheck check;
    private final RouteNotes notes;
    private final WatchPace pace;
    private final Set<String> looking = ConcurrentHashMap.newKeySet();

    RouteKeeper(
            RouteWatch watch,
            Routes routes,
            RouteBook book,
            RouteCheck check,
            RouteNotes notes,
            TargetsConfig config,
            MeterRegistry meters) {
        this.watch = watch;
        this.routes = routes;
        this.book = book;
        this.check = check;
        this.notes = notes;
        this.pace = new WatchPace(config.watch(), config.watchesPerSecond(), config.watchLease());
        meters.gaugeCollectionSize("sluice_routes_being_read", Tags.empty(), looking);
    }

    /** Begins a look at each route; gives the time until the next round, over which the looks are spread. */
    Duration round() {
        List<String> ours = QuarkusTransaction.requiringNew().call(watch::lease);
        Round round = QuarkusTransaction.requiringNew().call(() -> read(ours));
        Duration pause = pace.pause(ours.size());
        int place = 0;
        for (Route route : round.routes()) {
            Duration delay =
                    pause.multipliedBy(place++).dividedBy(round.routes().size());
            RouteDuty duty = round.duties().get(route.name());
            if (duty != null) {
                Background.start("route-" + route.name(), () -> look(route, duty, delay));
            }
        }
        // last, so that a note that cannot be written keeps no route from being watched
        notes.writeRepeated();
        return pause;
    }

    /** Everything that a round needs, in two queries whatever the number of routes. */
    private Round read(List<String> ours) {
        return new Round(
                routes.findAll(ours),
                book.duties(ours).stream().collect(Collectors.toMap(RouteDuty::route, Function.identity())));
    }

    /** One at a time per route: who comes while the look before still waits for its router gives way. */
    private void look(Route route, RouteDuty duty, Duration delay) {
        try {
            Thread.sleep(delay);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return;
        }
        if (looking.add(route.name())) {
            try {
                check.run(route, duty);
            } finally {
                looking.remove(route.name());
            }
        }
    }
}
