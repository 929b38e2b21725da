package dev.sluice.stack.setup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.stack.rest.Answer;
import dev.sluice.stack.rest.Api;
import java.io.IOException;

/**
 * Registers the demo with the services, as an admin. Doing it again changes nothing but addresses that moved.
 *
 * @param rollout rollout-service, as an admin
 * @param flag flag-service, as an admin
 * @param gateway the gateway's address as the services reach it
 * @param shop the address of version 1.0.0 of the shop as the services reach it
 */
public record Registration(Api rollout, Api flag, String gateway, String shop) {
    private static final String ROUTE = "/api/v1/routes/shop";
    private static final String FLAG = "/api/v1/flags/new-checkout";
    private static final String FIRST_VERSION = "1.0.0";

    public void run() throws IOException, InterruptedException {
        registerRoute();
        Api.expect("source gateway", rollout.put("/api/v1/sources/gateway", gatewaySource()));
        Api.expect("source shop", rollout.put("/api/v1/sources/shop", shopSource()));
        registerFlag();
    }

    /** Keeps the version that is active: only rollouts move it. */
    private void registerRoute() throws IOException, InterruptedException {
        Answer known = rollout.get(ROUTE);
        String active = known.succeeded() ? known.body().path("active").asText(FIRST_VERSION) : FIRST_VERSION;
        Api.expect("route shop", rollout.put(ROUTE, routeBody(gateway + "/_gateway", active)));
    }

    private static ObjectNode routeBody(String url, String active) {
        return Api.JSON
                .createObjectNode()
                .put("service", "shop")
                .put("environment", "production")
                .put("driver", "http")
                .put("url", url)
                .put("credential", "demo-router")
                .put("active", active);
    }

    private ObjectNode gatewaySource() {
        return Api.JSON.createObjectNode().put("type", "gateway").put("url", gateway + "/_gateway/metrics");
    }

    private ObjectNode shopSource() {
        return Api.JSON
                .createObjectNode()
                .put("type", "scrape")
                .put("url", shop + "/metrics")
                .put("requests", "shop_requests_total")
                .put("errors", "shop_errors_total")
                .put("duration", "shop_request_duration_seconds")
                .put("armLabel", "variant");
    }

    private void registerFlag() throws IOException, InterruptedException {
        if (flag.get(FLAG).succeeded()) {
            return;
        }
        ObjectNode body = Api.JSON
                .createObjectNode()
                .put("key", "new-checkout")
                .put("kind", "release")
                .put("service", "shop")
                .put("environment", "production")
                .put("defaultVariant", "off");
        body.putObject("variants").put("on", true).put("off", false);
        Answer created = flag.post("/api/v1/flags", body);
        if (created.status() != 409) {
            Api.expect("flag new-checkout", created);
        }
    }
}
