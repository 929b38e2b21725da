package dev.sluice.bench.rollback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.bench.Api;
import dev.sluice.bench.StackFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Real rollouts of a broken version on the demo's shop: planned, watched to their end, and their quarantine lifted. */
final class ShopRollouts {

    private static final Duration LONGEST = Duration.ofSeconds(90);

    private final Api operator;
    private final Api approver;
    private final Api gateway;

    ShopRollouts(JsonNode stack) {
        String rollout = stack.path("rollout").asText();
        JsonNode tokens = stack.path("tokens");
        this.operator = new Api(rollout, tokens.path("operator").asText());
        this.approver = new Api(rollout, tokens.path("approver").asText());
        this.gateway = new Api(stack.path("gateway").asText(), "");
    }

    /** Version 2.0.0 fails every request, or none. */
    void breakCandidate(boolean broken) throws IOException, InterruptedException {
        gateway.put(
                "/_demo/faults",
                Api.JSON.createObjectNode().put("version", "2.0.0").put("errorRate", broken ? 1 : 0));
    }

    /** Plans a canary that gives half of the traffic to 2.0.0 at once; gives its id. */
    String plan(int number, String route, String source) throws IOException, InterruptedException {
        return operator.post("/api/v1/rollouts", canary(number, route, source))
                .path("id")
                .asText();
    }

    /** Waits until the rollout is over; anything but RolledBack is a failure of the run. */
    void awaitRolledBack(String id) throws IOException, InterruptedException {
        long last = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() < last) {
            String state = operator.get("/api/v1/rollouts/" + id).path("state").asText();
            switch (state) {
                case "RolledBack" -> {
                    return;
                }
                case "Completed", "Closed", "Cancelled", "RollbackFailed" ->
                    throw new StackFailure("rollout " + id + " ended as " + state);
                default -> TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        throw new StackFailure("rollout " + id + " was not rolled back within " + LONGEST.toSeconds() + " s");
    }

    void liftQuarantine() throws IOException, InterruptedException {
        for (JsonNode entry : operator.get("/api/v1/quarantine?limit=200").path("items")) {
            if (entry.path("service").asText().equals("shop")) {
                approver.post(
                        "/api/v1/quarantine/" + entry.path("id").asText() + "/release",
                        Api.JSON.createObjectNode().put("reason", "the benchmark itself switched on what failed"));
            }
        }
    }

    private static ObjectNode canary(int number, String route, String source) {
        ObjectNode plan = Api.JSON
                .createObjectNode()
                .put("name", "bench-rollback-" + number)
                .put("service", "shop")
                .put("environment", "production")
                .put("deadline", "5m")
                .put("applyTimeout", "20s");
        plan.putObject("change").put("from", "1.0.0").put("to", "2.0.0");
        plan.putObject("rollback").put("onNoData", "hold").put("window", "10m");
        ObjectNode strategy = plan.putObject("strategy").put("type", "canary").put("route", route);
        strategy.putArray("steps").add(50).add(100);
        strategy.put("bake", "30s");
        plan.putObject("analysis")
                .put("interval", "1s")
                .putArray("metrics")
                .addObject()
                .put("name", "errors")
                .put("type", "error-ratio")
                .put("source", source)
                .put("maxIncrease", 0.005)
                .put("minRequests", 20)
                .put("blames", "APPLICATION");
        return plan;
    }
}
