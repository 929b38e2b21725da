package dev.sluice.stack.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.stack.rest.Api;
import java.util.List;

/** The demos' plans, made for about 100 requests a second: 1 percent is one request a second. */
final class Plans {
    static final List<Integer> CANARY = List.of(1, 5, 10, 25, 50, 100);
    static final List<Integer> FLAG = List.of(1, 10, 50, 100);

    private static final int FEWEST_REQUESTS = 5;

    private Plans() {}

    /**
     * From 1.0.0 to 2.0.0 through all shares.
     *
     * @param front whose route is moved
     * @param maxIncrease the harm to all traffic that HEALTHY must exclude; the less, the longer each stage is watched
     */
    static ObjectNode canary(String name, Front front, double maxIncrease) {
        ObjectNode plan = plan(name, "1.0.0", "2.0.0");
        ObjectNode strategy = plan.putObject("strategy").put("type", "canary").put("route", front.route());
        CANARY.forEach(strategy.putArray("steps")::add);
        strategy.put("bake", "6s").put("finalBake", "4s");
        analysis(plan, front.source(), "APPLICATION", maxIncrease);
        return plan;
    }

    /** The new checkout for internal visitors, then for more and more of all. */
    static ObjectNode feature(String name, double maxIncrease) {
        ObjectNode plan = plan(name, "off", "on");
        ObjectNode strategy =
                plan.putObject("strategy").put("type", "feature-flag").put("flag", "new-checkout");
        ArrayNode steps = strategy.putArray("steps").add("internal");
        FLAG.forEach(steps::add);
        strategy.put("bake", "6s").put("finalBake", "4s");
        analysis(plan, "shop", "FEATURE", maxIncrease);
        return plan;
    }

    private static ObjectNode plan(String name, String from, String to) {
        ObjectNode plan = Api.JSON
                .createObjectNode()
                .put("name", name)
                .put("service", "shop")
                .put("environment", "production")
                .put("deadline", "5m")
                .put("applyTimeout", "20s");
        plan.putObject("change").put("from", from).put("to", to);
        plan.putObject("rollback").put("onNoData", "hold").put("window", "10m");
        return plan;
    }

    private static void analysis(ObjectNode plan, String source, String blames, double maxIncrease) {
        ObjectNode analysis = plan.putObject("analysis").put("interval", "1s");
        analysis.putArray("metrics")
                .addObject()
                .put("name", "errors")
                .put("type", "error-ratio")
                .put("source", source)
                .put("maxIncrease", maxIncrease)
                .put("minRequests", FEWEST_REQUESTS)
                .put("blames", blames);
    }
}
