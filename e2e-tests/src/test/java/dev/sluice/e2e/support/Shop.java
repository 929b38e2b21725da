package dev.sluice.e2e.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** Rollouts of the demo shop: starts them, watches them, puts the shop back. */
public final class Shop {
    private static final Set<String> TERMINAL = Set.of("Closed", "RolledBack", "Cancelled");

    private final Api operator;
    private final Api admin;
    private final Gateway gateway;

    public Shop(Stack stack) {
        this.operator = Api.of(stack, "rollout", "operator");
        this.admin = Api.of(stack, "rollout", "admin");
        this.gateway = new Gateway(stack);
    }

    /** Version 1.0.0 alone, no faults, nothing claimed, nothing quarantined. */
    public void reset() {
        gateway.failVersion("1.0.0", 0);
        gateway.failVersion("2.0.0", 0);
        for (JsonNode rollout :
                operator.get("/api/v1/rollouts?limit=200").expect(200).body().get("items")) {
            if (!TERMINAL.contains(rollout.get("state").asText())) {
                rollBack(rollout.get("id").asText());
            }
        }
        for (JsonNode entry :
                admin.get("/api/v1/quarantine?limit=200").expect(200).body().get("items")) {
            admin.post(
                    "/api/v1/quarantine/" + entry.get("id").asText() + "/release",
                    Map.of("reason", "e2e: the fault was switched on by the test"));
        }
        Await.until(Duration.ofSeconds(10), () -> gateway.weight("1.0.0") == 100, () -> "weights " + gateway.weights());
    }

    /** Plans a rollout and returns its id. */
    public String start(Object plan) {
        return operator.post("/api/v1/rollouts", plan)
                .expect(201)
                .body()
                .get("id")
                .asText();
    }

    /** The same for a new flag, which rollout-service hears of after it was created. */
    public String startOnceKnown(Object plan) {
        AtomicReference<Api.Answer> answer = new AtomicReference<>();
        Await.until(
                Duration.ofSeconds(10),
                () -> {
                    answer.set(operator.post("/api/v1/rollouts", plan));
                    return !answer.get().body().path("type").asText("").endsWith(":flag-not-known");
                },
                () -> "" + answer.get());
        return answer.get().expect(201).body().get("id").asText();
    }

    public void rollBack(String id) {
        operator.post("/api/v1/rollouts/" + id + "/rollback", Map.of("reason", "e2e: put the shop back"));
        awaitState(id, "RolledBack", Duration.ofSeconds(30));
    }

    public JsonNode rollout(String id) {
        return operator.get("/api/v1/rollouts/" + id).expect(200).body();
    }

    public String state(String id) {
        return rollout(id).get("state").asText();
    }

    public void awaitState(String id, String state, Duration atMost) {
        Await.until(atMost, () -> state(id).equals(state), () -> "wanted " + state + " but is " + rollout(id));
    }

    public void awaitStage(String id, int stage, Duration atMost) {
        Await.until(
                atMost,
                () -> rollout(id).path("stage").asInt(-1) >= stage,
                () -> "wanted stage " + stage + " but is " + rollout(id));
    }

    /** That stage, or a later one, is in place and observed. */
    public void awaitApplied(String id, int stage, Duration atMost) {
        Await.until(
                atMost,
                () -> isApplied(rollout(id), stage),
                () -> "wanted stage " + stage + " applied but is " + rollout(id));
    }

    private static boolean isApplied(JsonNode rollout, int stage) {
        int current = rollout.path("stage").asInt(-1);
        return current > stage
                || (current == stage && !rollout.path("phase").asText("").equals("APPLYING"));
    }
}
