package dev.sluice.e2e.matrix;

import dev.sluice.e2e.matrix.world.Lane;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The plan of a lane. The harm that it names is small enough that a version that fails never passes a stage, and large enough that
 * a healthy one passes each after some three seconds at the lanes' traffic.
 */
final class CellPlan {
    private static final String BAKE = "3s";

    private CellPlan() {}

    static Map<String, Object> of(Lane lane) {
        Map<String, Object> strategy =
                switch (lane.kind()) {
                    case CANARY -> Map.of("type", "canary", "route", lane.name(), "steps", List.of(25, 50, 100));
                    case FLAG -> Map.of("type", "feature-flag", "flag", lane.name(), "steps", List.of(50, 100));
                };
        Map<String, Object> baked = new HashMap<>(strategy);
        baked.put("bake", BAKE);
        baked.put("finalBake", BAKE);
        String blames =
                switch (lane.kind()) {
                    case CANARY -> "APPLICATION";
                    case FLAG -> "FEATURE";
                };
        Map<String, Object> metric = Map.of(
                "name",
                "errors",
                "type",
                "error-ratio",
                "source",
                lane.name(),
                "maxIncrease",
                0.08,
                "minRequests",
                10,
                "blames",
                blames);
        return Map.of(
                "name",
                "matrix-" + lane.name(),
                "service",
                lane.name(),
                "environment",
                Lane.ENVIRONMENT,
                "change",
                Map.of("from", lane.from(), "to", lane.to()),
                "strategy",
                baked,
                "analysis",
                Map.of("interval", "1s", "metrics", List.of(metric)),
                "deadline",
                "10m",
                "rollback",
                Map.of("onNoData", "hold", "window", "10m"));
    }
}
