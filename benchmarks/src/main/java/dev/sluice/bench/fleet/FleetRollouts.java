package dev.sluice.bench.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.bench.Api;
import java.io.IOException;

/** Registers lanes and plans rollouts on them. */
final class FleetRollouts {

    private static final String SERVICE = "fleet";
    private static final String ENVIRONMENT = "bench";

    private final Api operator;
    private final Api admin;

    FleetRollouts(JsonNode stack) {
        String rollout = stack.path("rollout").asText();
        JsonNode tokens = stack.path("tokens");
        this.operator = new Api(rollout, tokens.path("operator").asText());
        this.admin = new Api(rollout, tokens.path("admin").asText());
    }

    void register(Lane lane, String url) throws IOException, InterruptedException {
        admin.put(
                "/api/v1/routes/" + lane.name(),
                owned().put("driver", "http").put("url", url).put("active", Lane.BASELINE));
        admin.put(
                "/api/v1/sources/" + lane.name(), owned().put("type", "gateway").put("url", url + "/metrics"));
    }

    /** Half of the lane's traffic goes to the candidate at once, and stays there for an hour if nothing happens; gives the id. */
    String plan(Lane lane, int intervalSeconds) throws IOException, InterruptedException {
        ObjectNode plan = owned().put("name", lane.name()).put("deadline", "2h").put("applyTimeout", "60s");
        plan.putObject("change").put("from", Lane.BASELINE).put("to", Lane.CANDIDATE);
        plan.putObject("rollback").put("onNoData", "hold").put("window", "1h");
        ObjectNode strategy = plan.putObject("strategy").put("type", "canary").put("route", lane.name());
        strategy.putArray("steps").add(50).add(100);
        strategy.put("bake", "1h");
        plan.putObject("analysis")
                .put("interval", intervalSeconds + "s")
                .putArray("metrics")
                .addObject()
                .put("name", "errors")
                .put("type", "error-ratio")
                .put("source", lane.name())
                .put("minRequests", 20)
                .put("blames", "APPLICATION");
        return operator.post("/api/v1/rollouts", plan).path("id").asText();
    }

    void takeBack(String id) throws IOException, InterruptedException {
        operator.post(
                "/api/v1/rollouts/" + id + "/rollback",
                Api.JSON.createObjectNode().put("reason", "the benchmark is over"));
    }

    String state(String id) throws IOException, InterruptedException {
        return operator.get("/api/v1/rollouts/" + id).path("state").asText();
    }

    private static ObjectNode owned() {
        return Api.JSON.createObjectNode().put("service", SERVICE).put("environment", ENVIRONMENT);
    }
}
