package dev.sluice.rollout.targets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.actuators.Fence;
import dev.sluice.actuators.RouterState;
import dev.sluice.actuators.Weights;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DriftTest {

    private static final UUID ROLLOUT = UUID.fromString("019e0000-0000-7000-8000-000000000001");
    private static final Fence OURS = new Fence(ROLLOUT, 1, Fence.Direction.FORWARD, 7);
    private static final Fence ROLLBACK = new Fence(ROLLOUT, 1, Fence.Direction.ROLLBACK, 1);
    private static final Fence LOWER = new Fence(ROLLOUT, 1, Fence.Direction.FORWARD, 3);
    private static final Weights WANTED = Weights.split("1.0.0", "2.0.0", 50);

    private final RouteDuty duty = new RouteDuty("shop", "1.0.0", "2.0.0", WANTED, OURS, null, false, null, false);

    @Test
    void leavesWhatIsAsItShouldBe() {
        assertThat(Drift.judge(duty, seen(WANTED, OURS))).isEqualTo(new Drift.InPlace());
    }

    @Test
    void healsOtherShares() {
        assertThat(Drift.judge(duty, seen(Weights.all("1.0.0"), OURS))).isEqualTo(new Drift.Heal());
        assertThat(Drift.judge(duty, seen(Weights.all("1.0.0"), LOWER))).isEqualTo(new Drift.Heal());
    }

    @Test
    void tellsARouterItsFenceAgainAfterARestartEvenWhenTheSharesHappenToBeRight() {
        assertThat(Drift.judge(duty, seen(WANTED, null))).isEqualTo(new Drift.Heal());
    }

    @Test
    void yieldsToAHigherFence() {
        assertThat(Drift.judge(duty, seen(Weights.all("1.0.0"), ROLLBACK))).isEqualTo(new Drift.Yield(ROLLBACK));
    }

    @Test
    void doesNotFightAHigherFenceThatTheRouterForgot() {
        RouteDuty yielded = new RouteDuty("shop", "1.0.0", "2.0.0", WANTED, OURS, null, false, ROLLBACK, false);
        assertThat(Drift.judge(yielded, seen(Weights.all("1.0.0"), null))).isInstanceOf(Drift.Leave.class);
    }

    @Test
    void anOldForeignFenceIsForgottenOnceOursIsHigher() {
        RouteDuty again = new RouteDuty("shop", "1.0.0", "2.0.0", WANTED, OURS, null, false, LOWER, false);
        assertThat(Drift.judge(again, seen(Weights.all("1.0.0"), null))).isEqualTo(new Drift.Heal());
    }

    @Test
    void leavesARouteThatIsLent() {
        RouteDuty lent = new RouteDuty("shop", "1.0.0", "2.0.0", WANTED, OURS, new UUID(0, 9), false, null, false);
        assertThat(Drift.judge(lent, seen(Weights.all("2.0.0"), null))).isInstanceOf(Drift.Leave.class);
    }

    @Test
    void waitsForAnActionInFlight() {
        RouteDuty busy = new RouteDuty("shop", "1.0.0", "2.0.0", WANTED, OURS, null, false, null, true);
        assertThat(Drift.judge(busy, seen(Weights.all("1.0.0"), null))).isInstanceOf(Drift.Leave.class);
    }

    @Test
    void neverRaisesTheExposureOfAHaltedRolloutAgain() {
        RouteDuty halted = new RouteDuty("shop", "1.0.0", "2.0.0", WANTED, OURS, null, true, null, false);
        assertThat(Drift.judge(halted, seen(Weights.all("1.0.0"), null))).isInstanceOf(Drift.Leave.class);
        assertThat(Drift.judge(halted, seen(Weights.split("1.0.0", "2.0.0", 80), null)))
                .isEqualTo(new Drift.Heal());
    }

    @Test
    void neitherRaisesNorAssertsWhatACompletedRolloutBroughtOnceItIsHaltedAgain() {
        Weights all = Weights.all("2.0.0");
        RouteDuty halted = new RouteDuty("shop", "2.0.0", "2.0.0", all, OURS, null, true, null, false);
        assertThat(Drift.judge(halted, seen(Weights.all("1.0.0"), null))).isInstanceOf(Drift.Leave.class);
        assertThat(Drift.judge(halted, seen(all, null))).isInstanceOf(Drift.Leave.class);
    }

    private static RouterState seen(Weights weights, @Nullable Fence fence) {
        return new RouterState("shop", weights, Map.of(), fence, Map.of());
    }
}
