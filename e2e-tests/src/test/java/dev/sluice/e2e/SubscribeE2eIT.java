package dev.sluice.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.e2e.support.Plans;
import dev.sluice.e2e.support.Shop;
import dev.sluice.e2e.support.Sse;
import dev.sluice.e2e.support.Stack;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A subscriber that was cut off resumes with Last-Event-ID and misses nothing. */
class SubscribeE2eIT {
    private final Stack stack = Stack.shared();

    @Test
    void resumesWhereItWasCutOff() {
        var shop = new Shop(stack);
        shop.reset();
        String firstId;
        String rollout;
        try (var first = Sse.open(stack, null)) {
            rollout = shop.start(Plans.canary(List.of(50, 100), "gateway"));
            Sse.Event entered = first.await(Duration.ofSeconds(20), event -> event.is(rollout, "stage-entered"));
            firstId = entered.id();
        }
        shop.reset();
        try (var second = Sse.open(stack, firstId)) {
            // order is promised within a topic, not across topics: wait for all three
            var missing = new HashSet<>(Set.of("rollback.started", "rollback.completed", "rollout.rolled-back"));
            List<Sse.Event> events = second.readUntil(Duration.ofSeconds(30), event -> {
                missing.removeIf(type -> event.is(rollout, type));
                return missing.isEmpty();
            });
            assertThat(events).noneMatch(event -> event.is(rollout, "rollout.planned"));
        }
    }
}
