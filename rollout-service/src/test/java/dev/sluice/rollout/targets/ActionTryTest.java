package dev.sluice.rollout.targets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.actuators.Fence;
import dev.sluice.actuators.RouterFailure;
import dev.sluice.actuators.RouterState;
import dev.sluice.actuators.TrafficRouter;
import dev.sluice.actuators.Weights;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ActionTryTest {

    private static final Fence FENCE = new Fence(new UUID(1, 1), 1, Fence.Direction.FORWARD, 3);
    private static final Weights TEN = Weights.split("1.0.0", "2.0.0", 10);
    private static final Weights NONE = Weights.split("1.0.0", "2.0.0", 0);

    private Map<String, RouterState.Servers> servers =
            Map.of("1.0.0", new RouterState.Servers(1, 1), "2.0.0", new RouterState.Servers(1, 1));
    private @Nullable RouterFailure failure;
    private @Nullable Weights written;
    private @Nullable String stop;

    private final TrafficRouter router = new TrafficRouter() {
        @Override
        public RouterState read() {
            return state(NONE);
        }

        @Override
        public RouterState apply(Weights weights, Fence fence) throws RouterFailure {
            if (failure != null) {
                throw failure;
            }
            written = weights;
            return state(weights);
        }
    };

    @Test
    void isHeldWhenTheRouterReadsBack() {
        assertThat(attempt(TEN)).isEqualTo(new TryResult.Held(TEN));
    }

    @Test
    void raisesNothingOnAVersionWithoutAHealthyServer() {
        servers = Map.of("1.0.0", new RouterState.Servers(1, 1), "2.0.0", new RouterState.Servers(0, 2));
        assertThat(attempt(TEN)).isInstanceOf(TryResult.NotYet.class);
        assertThat(written).isNull();
    }

    @Test
    void lowersAVersionWithoutAHealthyServer() {
        servers = Map.of("1.0.0", new RouterState.Servers(1, 1), "2.0.0", new RouterState.Servers(0, 2));
        assertThat(attempt(NONE)).isEqualTo(new TryResult.Held(NONE));
    }

    @Test
    void aHigherFenceAndAnUnknownVersionAreRefusals() {
        failure = new RouterFailure.Refused("shop", new Fence(new UUID(1, 1), 1, Fence.Direction.ROLLBACK, 1));
        assertThat(attempt(TEN)).isInstanceOf(TryResult.Refused.class);
        failure = new RouterFailure.Rejected("shop", "it does not know a version");
        assertThat(attempt(TEN)).isInstanceOf(TryResult.Refused.class);
    }

    @Test
    void raisesNothingOnceSomethingHasStoppedTheRolloutAndLooksAgainLater() {
        stop = "A rollback of this attempt has begun.";
        assertThat(attempt(TEN)).isEqualTo(new TryResult.NotYet(stop));
        assertThat(written).isNull();
    }

    @Test
    void whatMayPassIsTriedAgain() {
        failure = new RouterFailure.Unreachable("shop", "nothing listens there");
        assertThat(attempt(TEN)).isInstanceOf(TryResult.NotYet.class);
        failure = new RouterFailure.NotHeld(TEN, state(NONE));
        assertThat(attempt(TEN)).isInstanceOf(TryResult.NotYet.class);
    }

    private TryResult attempt(Weights desired) {
        return ActionTry.run(
                new LeasedAction(1, new UUID(1, 1), 1, 0, "shop", desired, FENCE, Instant.MAX, 1, null),
                router,
                (fence, seen, wanted) -> Optional.ofNullable(stop));
    }

    private RouterState state(Weights weights) {
        return new RouterState("shop", weights, Map.of(), FENCE, servers);
    }
}
