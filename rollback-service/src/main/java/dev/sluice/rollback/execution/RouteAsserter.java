package dev.sluice.rollback.execution;

import dev.sluice.actuators.Fence;
import dev.sluice.actuators.RouterFailure;
import dev.sluice.actuators.RouterState;
import dev.sluice.actuators.TrafficRouter;
import dev.sluice.actuators.Weights;
import dev.sluice.rollback.lifecycle.Work;
import dev.sluice.rollback.projection.RoutePoint;
import dev.sluice.rollback.projection.Undo;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Sets a route back: reads it first, never moves traffic to a side without a healthy server, and believes only what it reads back. */
@ApplicationScoped
class RouteAsserter {
    private final Routers routers;

    RouteAsserter(Routers routers) {
        this.routers = routers;
    }

    /** Asserts once. With {@code always} it writes even when the route already holds what it should. */
    Assertion assertOnce(Undo.ShiftTraffic undo, Work work, boolean always) {
        RoutePoint point = work.routes().get(undo.route());
        if (point == null) {
            return new Assertion.Refused(
                    "The plan named no address for route %s; set its weights by hand.".formatted(undo.route()));
        }
        try {
            return assertOnce(routers.of(undo.route(), point), Weights.of(undo.weights()), fence(work), always);
        } catch (IllegalArgumentException unusable) {
            return new Assertion.Refused(
                    "Route %s cannot be driven as it is registered; set its weights by hand.".formatted(undo.route()));
        } catch (RouterFailure failure) {
            return failed(failure);
        }
    }

    private static Assertion assertOnce(TrafficRouter router, Weights wanted, Fence fence, boolean always)
            throws RouterFailure {
        RouterState before = router.read();
        boolean elsewhere = !before.desired().sameShares(wanted);
        if (!elsewhere && !always && fence.equals(before.fence())) {
            return new Assertion.Held(before.desired().percents(), false);
        }
        List<String> down = wanted.percents().keySet().stream()
                .filter(version -> wanted.percent(version) > 0 && !before.hasHealthyServer(version))
                .toList();
        if (elsewhere && !down.isEmpty()) {
            return new Assertion.Unsafe(
                    "No healthy server of %s on route %s: traffic stays where it is until one is up."
                            .formatted(String.join(", ", down), before.route()));
        }
        return new Assertion.Held(router.apply(wanted, fence).desired().percents(), elsewhere);
    }

    private static Assertion failed(RouterFailure failure) {
        String detail = String.valueOf(failure.getMessage());
        return switch (failure) {
            case RouterFailure.Refused refused -> new Assertion.Refused(detail);
            case RouterFailure.Unreachable unreachable -> new Assertion.Failing(detail, false);
            case RouterFailure.NotHeld notHeld -> new Assertion.Failing(detail, false);
            case RouterFailure.Unauthorised unauthorised -> new Assertion.Failing(detail, true);
            case RouterFailure.Rejected rejected -> new Assertion.Failing(detail, true);
            case RouterFailure.Garbled garbled -> new Assertion.Failing(detail, true);
        };
    }

    private static Fence fence(Work work) {
        return new Fence(
                work.fence().rollout(),
                work.fence().attempt(),
                Fence.Direction.ROLLBACK,
                work.fence().sequence());
    }
}
