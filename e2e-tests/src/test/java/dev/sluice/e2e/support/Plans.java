package dev.sluice.e2e.support;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Plans for the demo shop, small enough for about 100 requests a second. */
public final class Plans {
    private Plans() {}

    /** 1.0.0 to 2.0.0 by these steps, judged by the errors that the named source counts. */
    public static Map<String, Object> canary(List<Integer> steps, String source) {
        var plan = new TreeMap<String, Object>();
        plan.put("name", "shop-2.0.0");
        plan.put("service", "shop");
        plan.put("environment", "production");
        plan.put("change", Map.of("from", "1.0.0", "to", "2.0.0"));
        plan.put(
                "strategy", Map.of("type", "canary", "route", "shop", "steps", steps, "bake", "4s", "finalBake", "2s"));
        plan.put("analysis", analysis(source, "APPLICATION"));
        plan.put("deadline", "10m");
        plan.put("applyTimeout", "20s");
        plan.put("rollback", Map.of("onNoData", "hold", "window", "10m"));
        return plan;
    }

    /** A flag of the shop from off to on by these steps, judged by the errors that the named source counts. */
    public static Map<String, Object> feature(String flag, List<Integer> steps, String source) {
        var plan = new TreeMap<String, Object>(canary(steps, source));
        plan.put("name", flag);
        plan.put("change", Map.of("from", "off", "to", "on"));
        plan.put(
                "strategy",
                Map.of("type", "feature-flag", "flag", flag, "steps", steps, "bake", "4s", "finalBake", "2s"));
        plan.put("analysis", analysis(source, "FEATURE"));
        return plan;
    }

    private static Map<String, Object> analysis(String source, String blames) {
        return Map.of(
                "interval",
                "1s",
                "metrics",
                List.of(Map.of(
                        "name",
                        "errors",
                        "type",
                        "error-ratio",
                        "source",
                        source,
                        "maxIncrease",
                        0.005,
                        "minRequests",
                        5,
                        "blames",
                        blames)));
    }
}
