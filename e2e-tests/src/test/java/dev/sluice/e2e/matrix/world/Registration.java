package dev.sluice.e2e.matrix.world;

import dev.sluice.e2e.support.Api;
import dev.sluice.e2e.support.Stack;
import java.util.Map;

/** Tells the services of the lanes, as an admin. */
final class Registration {
    private final Api rollout;
    private final Api flag;
    private final Lanes lanes;

    Registration(Stack stack, Lanes lanes) {
        this.rollout = Api.of(stack, "rollout", "admin");
        this.flag = Api.of(stack, "flag", "admin");
        this.lanes = lanes;
    }

    void run() {
        for (Lane lane : lanes.all()) {
            switch (lane.kind()) {
                case CANARY -> canary(lane);
                case FLAG -> flag(lane);
            }
        }
    }

    private void canary(Lane lane) {
        String url = "http://127.0.0.1:" + lane.ports().gateway() + "/_gateway";
        put(
                "/api/v1/routes/" + lane.name(),
                Map.of(
                        "service",
                        lane.name(),
                        "environment",
                        Lane.ENVIRONMENT,
                        "driver",
                        "http",
                        "url",
                        url,
                        "credential",
                        "demo-router",
                        "active",
                        lane.from()));
        put("/api/v1/sources/" + lane.name(), Map.of("type", "gateway", "url", url + "/metrics"));
    }

    private void flag(Lane lane) {
        flag.post(
                        "/api/v1/flags",
                        Map.of(
                                "key", lane.name(),
                                "kind", "release",
                                "environment", Lane.ENVIRONMENT,
                                "service", lane.name(),
                                "defaultVariant", lane.from()))
                .expect(201);
        put(
                "/api/v1/sources/" + lane.name(),
                Map.of(
                        "type", "scrape",
                        "url", "http://127.0.0.1:" + lane.ports().first() + "/metrics",
                        "requests", "shop_requests_total",
                        "errors", "shop_errors_total",
                        "armLabel", "variant"));
    }

    private void put(String path, Map<String, Object> body) {
        Api.Answer answer = rollout.put(path, body);
        if (answer.status() / 100 != 2) {
            throw new AssertionError(path + " was refused: " + answer);
        }
    }
}
