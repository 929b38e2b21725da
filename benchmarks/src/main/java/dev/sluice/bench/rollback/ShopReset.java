package dev.sluice.bench.rollback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.bench.Api;
import dev.sluice.bench.StackFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Puts the demo's shop back to version 1.0.0, whatever was rolled out before: every run of the benchmark starts there. */
final class ShopReset {
    private static final String REASON = "a benchmark begins: the shop goes back to version 1.0.0";
    private static final String ROUTE = "/api/v1/routes/shop";
    private static final Set<String> TERMINAL = Set.of("Closed", "RolledBack", "Cancelled");
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Api operator;
    private final Api admin;
    private final Api gateway;

    ShopReset(JsonNode stack) {
        String rollout = stack.path("rollout").asText();
        JsonNode tokens = stack.path("tokens");
        this.operator = new Api(rollout, tokens.path("operator").asText());
        this.admin = new Api(rollout, tokens.path("admin").asText());
        this.gateway = new Api(stack.path("gateway").asText(), "");
    }

    void run() throws IOException, InterruptedException {
        takeBackOpenRollouts();
        activate();
        await(
                "the gateway sends everything to 1.0.0",
                () -> gateway.get("/_gateway/weights")
                                .path("desired")
                                .path("1.0.0")
                                .asInt()
                        == 100);
    }

    private void takeBackOpenRollouts() throws IOException, InterruptedException {
        String cursor = "";
        do {
            JsonNode page = operator.get("/api/v1/rollouts?limit=200" + cursor);
            for (JsonNode rollout : page.path("items")) {
                if (rollout.path("service").asText().equals("shop") && !ended(rollout)) {
                    takeBack("/api/v1/rollouts/" + rollout.path("id").asText());
                }
            }
            cursor = page.path("next").isTextual()
                    ? "&cursor=" + page.path("next").asText()
                    : "";
        } while (!cursor.isEmpty());
    }

    private void takeBack(String rollout) throws IOException, InterruptedException {
        ObjectNode reason = Api.JSON.createObjectNode().put("reason", REASON);
        try {
            operator.post(rollout + "/rollback", reason);
        } catch (StackFailure refused) {
            // One that has moved nothing yet can only be cancelled; one that has ended meanwhile needs neither.
            if (!ended(operator.get(rollout))) {
                operator.post(rollout + "/cancel", reason);
            }
        }
        await("rollout " + rollout + " ends", () -> ended(operator.get(rollout)));
    }

    /** A finished rollout has made 2.0.0 the active version. */
    private void activate() throws IOException, InterruptedException {
        JsonNode route = admin.get(ROUTE);
        if (!route.path("active").asText().equals("1.0.0")) {
            ObjectNode wanted = Api.JSON.createObjectNode();
            for (String field : Set.of("service", "environment", "driver", "url", "credential")) {
                wanted.set(field, route.path(field));
            }
            admin.put(ROUTE, wanted.put("active", "1.0.0"));
        }
    }

    private static boolean ended(JsonNode rollout) {
        return TERMINAL.contains(rollout.path("state").asText());
    }

    private interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    private static void await(String what, Condition condition) throws IOException, InterruptedException {
        long last = System.nanoTime() + LONGEST.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > last) {
                throw new StackFailure("not true within " + LONGEST.toSeconds() + " s: " + what);
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }
}
