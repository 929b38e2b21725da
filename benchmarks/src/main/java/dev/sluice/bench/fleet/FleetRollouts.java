package dev.sluice.bench.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.bench.Api;
import dev.sluice.bench.StackFailure;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Registers lanes and plans rollouts on them. */
final class FleetRollouts {

    /** The running demo's; the driver sends none without one, and the lanes do not look at it. */
    private static final String CREDENTIAL = "demo-router";

    private static final Set<String> TERMINAL = Set.of("Closed", "RolledBack", "Cancelled");
    private static final String ENVIRONMENT = "bench";

    private static final ObjectNode REASON = Api.JSON.createObjectNode().put("reason", "the benchmark is over");

    private final Api operator;
    private final Api approver;
    private final Api admin;

    FleetRollouts(JsonNode stack) {
        String rollout = stack.path("rollout").asText();
        JsonNode tokens = stack.path("tokens");
        this.operator = new Api(rollout, tokens.path("operator").asText());
        this.approver = new Api(rollout, tokens.path("approver").asText());
        this.admin = new Api(rollout, tokens.path("admin").asText());
    }

    void register(Lane lane, String url) throws IOException, InterruptedException {
        admin.put(
                "/api/v1/routes/" + lane.name(),
                owned(lane)
                        .put("driver", "http")
                        .put("url", url)
                        .put("credential", CREDENTIAL)
                        .put("active", Lane.BASELINE));
        admin.put(
                "/api/v1/sources/" + lane.name(),
                owned(lane).put("type", "gateway").put("url", url + "/metrics"));
    }

    /** Half of the lane's traffic goes to the candidate at once, and stays there for an hour if nothing happens; gives the id. */
    String plan(Lane lane, int intervalSeconds) throws IOException, InterruptedException {
        return plan(lane, intervalSeconds, List.of(50, 100), "1h");
    }

    /** A percent more every few seconds: a rollout whose timers fire; gives the id. */
    String planSteps(Lane lane) throws IOException, InterruptedException {
        return plan(lane, 2, IntStream.rangeClosed(10, 49).boxed().toList(), "10s");
    }

    private String plan(Lane lane, int intervalSeconds, List<Integer> steps, String bake)
            throws IOException, InterruptedException {
        ObjectNode plan =
                owned(lane).put("name", lane.name()).put("deadline", "2h").put("applyTimeout", "60s");
        plan.putObject("change").put("from", Lane.BASELINE).put("to", Lane.CANDIDATE);
        plan.putObject("rollback").put("onNoData", "hold").put("window", "1h");
        ObjectNode strategy = plan.putObject("strategy").put("type", "canary").put("route", lane.name());
        steps.forEach(strategy.putArray("steps")::add);
        strategy.put("bake", bake);
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

    /** Takes it back if it goes on, or cancels one that has moved nothing; waits for neither. */
    void takeBack(String id) throws IOException, InterruptedException {
        String rollout = "/api/v1/rollouts/" + id;
        if (ended(id)) {
            return;
        }
        try {
            operator.post(rollout + "/rollback", REASON);
        } catch (StackFailure refused) {
            // it may be on its way back already, or have ended meanwhile
            if (state(id).equals("Planned")) {
                operator.post(rollout + "/cancel", REASON);
            }
        }
    }

    boolean ended(String id) throws IOException, InterruptedException {
        return TERMINAL.contains(state(id));
    }

    String state(String id) throws IOException, InterruptedException {
        return operator.get("/api/v1/rollouts/" + id).path("state").asText();
    }

    /** What {@link #register} brought. */
    void forget(Lane lane) throws IOException, InterruptedException {
        admin.delete("/api/v1/routes/" + lane.name());
        admin.delete("/api/v1/sources/" + lane.name());
    }

    /** Releases what the benchmark's own faults brought into quarantine. */
    void releaseQuarantine() throws IOException, InterruptedException {
        boolean more = true;
        while (more) {
            more = false;
            for (JsonNode entry : operator.get("/api/v1/quarantine?limit=200").path("items")) {
                if (entry.path("environment").asText().equals(ENVIRONMENT)) {
                    more = true;
                    approver.post("/api/v1/quarantine/" + entry.path("id").asText() + "/release", REASON);
                }
            }
        }
    }

    /** A service for each lane: what fails on one is in quarantine there, and not on the next. */
    private static ObjectNode owned(Lane lane) {
        return Api.JSON.createObjectNode().put("service", lane.name()).put("environment", ENVIRONMENT);
    }
}
