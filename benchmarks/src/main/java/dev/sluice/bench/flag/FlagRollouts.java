package dev.sluice.bench.flag;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.bench.Api;
import java.io.IOException;

/** Creates flags and plans rollouts that give each to everybody at once. */
final class FlagRollouts {

    private final Api operator;
    private final Api admin;
    private final Api flags;

    FlagRollouts(JsonNode stack) {
        JsonNode tokens = stack.path("tokens");
        this.operator =
                new Api(stack.path("rollout").asText(), tokens.path("operator").asText());
        this.admin =
                new Api(stack.path("rollout").asText(), tokens.path("admin").asText());
        this.flags =
                new Api(stack.path("flag").asText(), tokens.path("operator").asText());
    }

    OfrepPoll poll(String flag) {
        return new OfrepPoll(flags, flag);
    }

    void create(String flag, String metricsUrl) throws IOException, InterruptedException {
        ObjectNode body = owned().put("key", flag).put("kind", "release").put("defaultVariant", "off");
        body.putObject("variants").put("on", true).put("off", false);
        flags.post("/api/v1/flags", body);
        admin.put(
                "/api/v1/sources/" + flag,
                owned().put("type", "scrape")
                        .put("url", metricsUrl)
                        .put("requests", "bench_requests_total")
                        .put("errors", "bench_errors_total")
                        .put("armLabel", "variant"));
    }

    String plan(String flag) throws IOException, InterruptedException {
        ObjectNode plan = owned().put("name", flag).put("deadline", "2h").put("applyTimeout", "60s");
        plan.putObject("change").put("from", "off").put("to", "on");
        plan.putObject("rollback").put("onNoData", "hold").put("window", "1h");
        ObjectNode strategy =
                plan.putObject("strategy").put("type", "feature-flag").put("flag", flag);
        strategy.putArray("steps").add(100);
        strategy.put("bake", "1h");
        plan.putObject("analysis")
                .put("interval", "1s")
                .putArray("metrics")
                .addObject()
                .put("name", "errors")
                .put("type", "error-ratio")
                .put("source", flag)
                .put("minRequests", 20)
                .put("blames", "FEATURE");
        return operator.post("/api/v1/rollouts", plan).path("id").asText();
    }

    private static ObjectNode owned() {
        return Api.JSON.createObjectNode().put("service", "fleet").put("environment", "bench");
    }
}
