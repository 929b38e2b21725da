package dev.sluice.bench.flag;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.bench.Api;
import dev.sluice.bench.StackFailure;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Creates flags and plans rollouts that give each to everybody at once. */
final class FlagRollouts {

    private static final Set<String> TERMINAL = Set.of("Closed", "RolledBack", "Cancelled");
    private static final long KNOWN_WITHIN_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long OVER_WITHIN_NANOS = TimeUnit.SECONDS.toNanos(60);

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

    /** Plans as soon as rollout-service knows the flag, which it hears of by an event; gives the id. */
    String plan(String flag) throws IOException, InterruptedException {
        return onceHeard("flag-not-known", () -> planNow(flag));
    }

    private interface Asking<T> {
        T ask() throws IOException, InterruptedException;
    }

    /** Asks again while a service refuses because it has not heard of something yet. */
    private static <T> T onceHeard(String problem, Asking<T> asking) throws IOException, InterruptedException {
        long end = System.nanoTime() + KNOWN_WITHIN_NANOS;
        while (true) {
            try {
                return asking.ask();
            } catch (StackFailure refused) {
                if (!String.valueOf(refused.getMessage()).contains(problem) || System.nanoTime() - end > 0) {
                    throw refused;
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    /** Waits until the rollout is over, then removes what {@link #create} brought. The flag's key stays taken. */
    void forget(String flag, String id) throws IOException, InterruptedException {
        String rollout = "/api/v1/rollouts/" + id;
        long end = System.nanoTime() + OVER_WITHIN_NANOS;
        if (!id.isEmpty() && !over(rollout)) {
            takeBack(rollout);
        }
        while (!id.isEmpty() && !over(rollout)) {
            if (System.nanoTime() - end > 0) {
                throw new StackFailure("rollout " + id + " does not end");
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        admin.delete("/api/v1/sources/" + flag);
        var unused = onceHeard(
                "flag-driven",
                () -> flags.delete("/api/v1/flags/" + flag + "?force=true&reason=the%20benchmark%20is%20over"));
    }

    private boolean over(String rollout) throws IOException, InterruptedException {
        return TERMINAL.contains(operator.get(rollout).path("state").asText());
    }

    private void takeBack(String rollout) throws IOException, InterruptedException {
        try {
            operator.post(rollout + "/rollback", Api.JSON.createObjectNode().put("reason", "the benchmark is over"));
        } catch (StackFailure refused) {
            // safe because it is on its way back already; whether it ends is looked at next
            return;
        }
    }

    private String planNow(String flag) throws IOException, InterruptedException {
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
