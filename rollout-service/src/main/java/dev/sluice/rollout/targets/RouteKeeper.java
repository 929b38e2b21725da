package dev.sluice.rollout.targets;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Watches every route whose lease this replica holds; each look has a virtual thread of its own, one at a time per route. */
@ApplicationScoped
public class RouteKeeper {

    private final RouteWatch watch;
    private final RouteCheck check;
    private final Set<String> looking = ConcurrentHashMap.newKeySet();

    RouteKeeper(RouteWatch watch, RouteCheck check, MeterRegistry meters) {
        this.watch = watch;
        this.check = check;
        meters.gaugeCollectionSize("sluice_routes_being_read", io.micrometer.core.instrument.Tags.empty(), looking);
    }

    void round() {
        for (String route : QuarkusTransaction.requiringNew().call(watch::lease)) {
            if (looking.add(route)) {
                Background.start("route-" + route, () -> look(route));
            }
        }
    }

    private void look(String route) {
        try {
            check.run(route);
        } finally {
            looking.remove(route);
        }
    }
}
