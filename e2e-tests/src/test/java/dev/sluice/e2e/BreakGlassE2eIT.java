package dev.sluice.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.e2e.support.Api;
import dev.sluice.e2e.support.Await;
import dev.sluice.e2e.support.Gateway;
import dev.sluice.e2e.support.Plans;
import dev.sluice.e2e.support.Shop;
import dev.sluice.e2e.support.Stack;
import dev.sluice.e2e.support.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The worst night: rollout-service is dead and Kafka does not answer. A person breaks the glass, and later all agree about it. */
class BreakGlassE2eIT {
    private static final String INFRASTRUCTURE = "infrastructure"; // the process is Kafka; PostgreSQL has its own

    private final Stack stack = Stack.shared();
    private final Shop shop = new Shop(stack);
    private final Gateway gateway = new Gateway(stack);
    private final Api rollback = Api.of(stack, "rollback", "operator");

    @BeforeEach
    void freshShop() {
        shop.reset();
    }

    @AfterEach
    void calmShop() {
        stack.signal(INFRASTRUCTURE, "CONT");
        shop.reset();
    }

    @Test
    void brokenGlassNeedsNeitherRolloutServiceNorKafka() {
        String id = shop.start(Plans.canary(List.of(50, 100), "gateway"));
        Await.until(Duration.ofSeconds(30), () -> gateway.weight("2.0.0") == 50, () -> "" + gateway.weights());

        stack.kill("rollout");
        stack.signal(INFRASTRUCTURE, "STOP");
        rollback.post("/api/v1/rollbacks", Map.of("rolloutId", id, "reason", "e2e: customers complain"))
                .expect(201);
        Await.until(Duration.ofSeconds(5), () -> gateway.weight("2.0.0") == 0, () -> "" + gateway.weights());
        Await.always(Duration.ofSeconds(8), () -> gateway.weight("2.0.0") == 0, () -> "exposed again");

        stack.signal(INFRASTRUCTURE, "CONT");
        Await.always(Duration.ofSeconds(3), () -> gateway.weight("2.0.0") == 0, () -> "exposed again");
        stack.restart("rollout");
        shop.awaitState(id, "RolledBack", Duration.ofSeconds(60));
        Await.until(Duration.ofSeconds(30), () -> completed(id), () -> "" + rollbacks(id));
        Await.always(Duration.ofSeconds(3), () -> gateway.weight("2.0.0") == 0, () -> "exposed again");
        assertThat(started(id))
                .as("rollback.started, published late and as one event; a relay that lost Kafka may send it twice")
                .hasSize(1);
    }

    private boolean completed(String rollout) {
        return rollbacks(rollout).equals(List.of("Completed"));
    }

    private List<String> rollbacks(String rollout) {
        return rollback
                .get("/api/v1/rollbacks?limit=200")
                .expect(200)
                .body()
                .get("items")
                .findParents("rolloutId")
                .stream()
                .filter(item -> item.get("rolloutId").asText().equals(rollout))
                .map(item -> item.get("state").asText())
                .toList();
    }

    private Set<String> started(String rollout) {
        return Topics.readAll(stack.kafka()).stream()
                .filter(record -> record.key().equals(rollout))
                .filter(record -> Topics.attribute(record, "type").equals("dev.sluice.rollback.started.v1"))
                .map(record -> Topics.attribute(record, "id"))
                .collect(Collectors.toSet());
    }
}
