package dev.sluice.rollout.targets;

import dev.sluice.actuators.Fence;
import dev.sluice.actuators.RouterFailure;
import dev.sluice.actuators.RouterState;
import dev.sluice.actuators.TrafficRouter;
import dev.sluice.actuators.Weights;
import java.util.Optional;

/** One try of one action on its router: looks at the servers, asks the guard, writes, reads back. Never inside a transaction. */
final class ActionTry {

    /** {@link RaiseGuard#objection}. */
    interface Guard {
        Optional<String> objection(Fence fence, Weights now, Weights wanted);
    }

    private ActionTry() {}

    static TryResult run(LeasedAction action, TrafficRouter router, Guard guard) {
        try {
            RouterState before = router.read();
            Optional<String> withoutServer = withoutServer(before, action.desired());
            if (withoutServer.isPresent()) {
                return new TryResult.NotYet(
                        "No server of version %s is healthy; it gets no more traffic of route '%s' until one is."
                                .formatted(withoutServer.get(), action.route()));
            }
            Optional<String> objection = guard.objection(action.fence(), before.desired(), action.desired());
            if (objection.isPresent()) {
                return new TryResult.NotYet(objection.get());
            }
            return new TryResult.Held(
                    router.apply(action.desired(), action.fence()).desired());
        } catch (RouterFailure failure) {
            return switch (failure) {
                case RouterFailure.Refused refused -> new TryResult.Refused(message(refused));
                case RouterFailure.Rejected rejected -> new TryResult.Refused(message(rejected));
                case RouterFailure.Unreachable unreachable -> new TryResult.NotYet(message(unreachable));
                case RouterFailure.Unauthorised unauthorised -> new TryResult.NotYet(message(unauthorised));
                case RouterFailure.Garbled garbled -> new TryResult.NotYet(message(garbled));
                case RouterFailure.NotHeld notHeld -> new TryResult.NotYet(message(notHeld));
            };
        }
    }

    /** A version whose share would rise although the router says that none of its servers is healthy. */
    private static Optional<String> withoutServer(RouterState now, Weights desired) {
        return desired.percents().keySet().stream()
                .filter(version -> desired.percent(version) > now.desired().percent(version))
                .filter(version -> now.servers().containsKey(version) && !now.hasHealthyServer(version))
                .findFirst();
    }

    /** Safe because a failure's message never quotes what a router answered. */
    private static String message(RouterFailure failure) {
        return String.valueOf(failure.getMessage());
    }
}
