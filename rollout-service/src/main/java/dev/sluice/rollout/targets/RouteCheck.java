package dev.sluice.rollout.targets;

import dev.sluice.actuators.Fence;
import dev.sluice.actuators.RouterFailure;
import dev.sluice.actuators.RouterState;
import dev.sluice.actuators.TrafficRouter;
import dev.sluice.rollout.registry.Route;
import dev.sluice.rollout.registry.Routes;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One look at one route: read, compare, and heal what drifted. No transaction is open while the router is spoken to. */
@ApplicationScoped
public class RouteCheck {

    private final Routes routes;
    private final Routers routers;
    private final RouteBook book;
    private final RouteNotes notes;
    private final RaiseGuard guard;

    RouteCheck(Routes routes, Routers routers, RouteBook book, RouteNotes notes, RaiseGuard guard) {
        this.routes = routes;
        this.routers = routers;
        this.book = book;
        this.notes = notes;
        this.guard = guard;
    }

    /**
     * Looks once.
     *
     * @param known what the route should do as of a moment ago; nothing is changed by it
     */
    void run(Route route, RouteDuty known) {
        String name = route.name();
        TrafficRouter router = routers.open(route);
        RouterState seen;
        try {
            seen = router.read();
        } catch (RouterFailure failure) {
            notes.unseen(name, failure);
            return;
        }
        if (Drift.judge(known, seen) instanceof Drift.InPlace) {
            notes.seen(name, seen, null);
        } else {
            // read after the router was: what was decided meanwhile counts, and who was registered anew is read anew
            Optional<Route> registered = QuarkusTransaction.requiringNew().call(() -> routes.find(name));
            if (registered.equals(Optional.of(route))) {
                duty(name).ifPresent(duty -> act(duty, seen, router));
            }
        }
    }

    private void act(RouteDuty duty, RouterState seen, TrafficRouter router) {
        switch (Drift.judge(duty, seen)) {
            case Drift.InPlace inPlace -> notes.seen(duty.route(), seen, null);
            case Drift.Leave leave -> notes.seen(duty.route(), seen, trouble(duty, seen, leave));
            case Drift.Yield yield -> yieldTo(duty, seen, yield.to());
            case Drift.Heal heal -> heal(duty, seen, router);
        }
    }

    private void heal(RouteDuty duty, RouterState seen, TrafficRouter router) {
        Optional<String> objection = guard.objection(duty.fence(), seen.desired(), duty.desired());
        if (objection.isPresent()) {
            notes.seen(duty.route(), seen, "Not as desired, and left alone: " + objection.get());
            return;
        }
        try {
            RouterState told = router.apply(duty.desired(), duty.fence());
            if (seen.desired().sameShares(duty.desired())) {
                notes.seen(
                        duty.route(), told, null); // only the fence was missing, as after a restart: nothing was healed
            } else {
                notes.healed(duty, told);
            }
        } catch (RouterFailure.Refused refused) {
            QuarkusTransaction.requiringNew().run(() -> book.yieldTo(duty.route(), refused.highest()));
            notes.unseen(duty.route(), refused);
        } catch (RouterFailure failure) {
            notes.unseen(duty.route(), failure);
        }
    }

    private void yieldTo(RouteDuty duty, RouterState seen, Fence to) {
        if (!to.equals(duty.foreignFence())) {
            QuarkusTransaction.requiringNew().run(() -> book.yieldTo(duty.route(), to));
        }
        notes.seen(
                duty.route(), seen, "The router is held by a newer command (%s); waiting for its news.".formatted(to));
    }

    private static @Nullable String trouble(RouteDuty duty, RouterState seen, Drift.Leave leave) {
        return seen.desired().sameShares(duty.desired())
                ? null
                : "Not as desired, and left alone: " + leave.why() + ".";
    }

    private Optional<RouteDuty> duty(String route) {
        return QuarkusTransaction.requiringNew().call(() -> book.duty(route));
    }
}
