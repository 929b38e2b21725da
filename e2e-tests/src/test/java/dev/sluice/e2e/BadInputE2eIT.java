package dev.sluice.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.e2e.support.Api;
import dev.sluice.e2e.support.Await;
import dev.sluice.e2e.support.Plans;
import dev.sluice.e2e.support.Shop;
import dev.sluice.e2e.support.Stack;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each kind of bad input has a problem type of its own, says what to do, and stores nothing. */
class BadInputE2eIT {
    private final Stack stack = Stack.shared();
    private final Shop shop = new Shop(stack);
    private final Api operator = Api.of(stack, "rollout", "operator");
    private final Map<String, String> typeOfCase = new TreeMap<>();

    @BeforeEach
    void freshShop() {
        shop.reset();
    }

    @Test
    void eachHasItsOwnProblemTypeAndStoresNothing() {
        String before = rollouts();

        refused("unknown strategy", 400, plan("strategy", Map.of("type", "big-bang", "route", "shop")));
        refused("steps not increasing", 400, plan("strategy", strategy(List.of(10, 5, 100), "5s")));
        refused("step over 100", 400, plan("strategy", strategy(List.of(10, 101), "5s")));
        refused("negative bake", 400, plan("strategy", strategy(List.of(10, 100), "-5s")));
        refused("unknown route", 400, plan("strategy", Map.of("type", "canary", "route", "nowhere")));
        refused("empty analysis", 400, plan("analysis", Map.of("metrics", List.of())));
        refused("from is not active", 409, plan("change", Map.of("from", "0.9.0", "to", "2.0.0")));
        raw("2 MB body", 413, operator, "application/json", "{\"name\":\"" + "x".repeat(2 << 20) + "\"}");
        raw("invalid YAML", 400, operator, "application/yaml", "name: [unclosed\nservice: shop: extra");
        raw("YAML alias", 400, operator, "application/yaml", "name: &a shop\nservice: *a\n");
        raw("wrong token", 401, new Api(stack.url("rollout"), "not-a-token"), "application/json", "{}");
        refusedFor("role too low", 403, Api.of(stack, "rollout", "viewer"), Plans.canary(List.of(10, 100), "gateway"));
        refusedFor("right role elsewhere", 403, operatorOfStaging(), Plans.canary(List.of(10, 100), "gateway"));

        assertThat(rollouts()).as("nothing was stored").isEqualTo(before);
        assertEachTypeIsDistinct();
    }

    @Test
    void aClaimedTargetIsRefusedWithTheHoldersId() {
        String holder = shop.start(Plans.canary(List.of(10, 100), "gateway"));
        Api.Answer answer = operator.post("/api/v1/rollouts", Plans.canary(List.of(10, 100), "gateway"));
        assertProblem(answer, 409);
        assertThat(answer.body().toString()).contains(holder);
        shop.reset();
    }

    @Test
    void anIdempotencyKeyBelongsToOneBody() {
        String key = "e2e-" + System.nanoTime();
        String rollouts = "/api/v1/rollouts";
        var plan = Plans.canary(List.of(10, 100), "gateway");
        Api.Answer created = postWithKey(rollouts, plan, key).expect(201);
        String id = created.body().get("id").asText();
        assertThat(postWithKey(rollouts, plan, key).expect(201).body().get("id").asText())
                .as("the same key and body is the same rollout")
                .isEqualTo(id);
        Api.Answer other =
                operator.post(rollouts, "application/json", "{\"name\":\"another\"}", "Idempotency-Key", key);
        assertProblem(other, 422);
        assertThat(other.body().get("type").asText()).endsWith("idempotency-key-reused");
        shop.reset();
    }

    private Api operatorOfStaging() {
        var api = new Api(stack.url("rollout"), stack.newToken("operator@staging/*"));
        Await.until(
                Duration.ofSeconds(15),
                () -> api.get("/api/v1/rollouts").status() != 401,
                () -> "the new token is not accepted");
        return api;
    }

    private Api.Answer postWithKey(String path, Map<String, Object> plan, String key) {
        try {
            String body = new ObjectMapper().writeValueAsString(plan);
            return operator.post(path, "application/json", body, "Idempotency-Key", key);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> plan(String field, Object value) {
        var plan = new HashMap<>(Plans.canary(List.of(10, 100), "gateway"));
        plan.put(field, value);
        return plan;
    }

    private static Map<String, Object> strategy(List<Integer> steps, String bake) {
        return Map.of("type", "canary", "route", "shop", "steps", steps, "bake", bake);
    }

    private void refused(String name, int status, Map<String, Object> plan) {
        refusedFor(name, status, operator, plan);
    }

    private void refusedFor(String name, int status, Api api, Map<String, Object> plan) {
        record(name, status, api.post("/api/v1/rollouts", plan));
    }

    private void raw(String name, int status, Api api, String contentType, String body) {
        record(name, status, api.post("/api/v1/rollouts", contentType, body));
    }

    private void record(String name, int status, Api.Answer answer) {
        assertProblem(answer, status);
        typeOfCase.put(name, answer.body().get("type").asText());
    }

    private static void assertProblem(Api.Answer answer, int status) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.body().path("type").asText()).startsWith("urn:sluice:problem:");
        assertThat(answer.body().path("detail").asText()).hasSizeGreaterThan(20);
    }

    private void assertEachTypeIsDistinct() {
        assertThat(typeOfCase.values()).as("%s", typeOfCase).doesNotHaveDuplicates();
    }

    private String rollouts() {
        return operator.get("/api/v1/rollouts?limit=200").expect(200).body().toString();
    }
}
