package dev.sluice.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.e2e.support.Await;
import dev.sluice.e2e.support.Gateway;
import dev.sluice.e2e.support.Plans;
import dev.sluice.e2e.support.Shop;
import dev.sluice.e2e.support.Stack;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A service is killed in mid canary, then the canary goes bad: the traffic leaves it all the same. */
class CrashE2eIT {
    private final Stack stack = Stack.shared();
    private final Shop shop = new Shop(stack);
    private final Gateway gateway = new Gateway(stack);

    @BeforeEach
    void freshShop() {
        shop.reset();
    }

    @AfterEach
    void calmShop() {
        shop.reset();
    }

    @Test
    void trafficLeavesTheCanaryWhileRolloutServiceIsDead() {
        String id = shop.start(Plans.canary(List.of(50, 100), "gateway"));
        Await.until(Duration.ofSeconds(30), () -> gateway.weight("2.0.0") == 50, () -> "" + gateway.weights());

        stack.kill("rollout");
        gateway.failVersion("2.0.0", 0.2);
        Await.until(Duration.ofSeconds(30), () -> gateway.weight("2.0.0") == 0, () -> "" + gateway.weights());
        Await.always(Duration.ofSeconds(2), () -> gateway.weight("2.0.0") == 0, () -> "exposed again");

        stack.restart("rollout");
        shop.awaitState(id, "RolledBack", Duration.ofSeconds(60));
        assertThat(gateway.weight("2.0.0")).isZero();
    }

    @Test
    void exposureIsFrozenWhileRollbackServiceIsDeadAndLoweredOnceItIsBack() {
        String id = shop.start(Plans.canary(List.of(50, 100), "gateway"));
        Await.until(Duration.ofSeconds(30), () -> gateway.weight("2.0.0") == 50, () -> "" + gateway.weights());

        stack.kill("rollback");
        gateway.failVersion("2.0.0", 0.2);
        shop.awaitState(id, "Halted", Duration.ofSeconds(30));
        Await.always(Duration.ofSeconds(3), () -> gateway.weight("2.0.0") <= 50, () -> "exposure rose after the halt");

        stack.restart("rollback");
        shop.awaitState(id, "RolledBack", Duration.ofSeconds(60));
        assertThat(gateway.weight("2.0.0")).isZero();
    }
}
