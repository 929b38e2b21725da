package dev.sluice.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.stack.rest.Answer;
import dev.sluice.stack.rest.Api;
import java.io.IOException;

/** The route behind the demo's HAProxy and the source of its metrics; both are gone when the demo is over. */
final class HaproxyRoute {
    private final Stack stack;
    private final HaproxyFront front;
    private final Story story;

    HaproxyRoute(Stack stack, HaproxyFront front, Story story) {
        this.stack = stack;
        this.front = front;
        this.story = story;
    }

    /** One that a demo left behind when it was killed stays as it is: its rollout may hold it. */
    void register() throws IOException, InterruptedException {
        if (!stack.admin().get(path()).succeeded()) {
            ObjectNode body = Api.JSON
                    .createObjectNode()
                    .put("service", "shop")
                    .put("environment", "production")
                    .put("driver", "haproxy")
                    .put("url", front.url())
                    .put("active", "1.0.0");
            Api.expect("route " + front.route(), stack.admin().put(path(), body));
            story.tell("Registered as route " + front.route() + ": " + front.url());
        }
        JsonNode shop = Api.expect("reading source shop", stack.admin().get("/api/v1/sources/shop"));
        ObjectNode source = Api.JSON
                .createObjectNode()
                .put("type", "scrape")
                .put("url", shop.path("url").asText())
                .put("requests", "shop_requests_total")
                .put("errors", "shop_errors_total")
                .put("duration", "shop_request_duration_seconds")
                .put("armLabel", "version");
        Api.expect("source " + front.source(), stack.admin().put("/api/v1/sources/" + front.source(), source));
    }

    /** Ends what is still watched on this route, while HAProxy is there to be set back. */
    private void takeBack() throws IOException, InterruptedException {
        Rollouts rollouts = new Rollouts(stack.operator());
        Reset reset = new Reset(stack, story, front);
        for (JsonNode rollout : rollouts.open()) {
            reset.takeBack(rollout);
        }
    }

    /** Also what was registered only in part. */
    void remove() throws IOException, InterruptedException {
        story.chapter("Leaving the shop as it was");
        takeBack();
        gone("Route " + front.route(), stack.admin().delete(path()));
        gone("Source " + front.source(), stack.admin().delete("/api/v1/sources/" + front.source()));
    }

    private void gone(String what, Answer answer) {
        if (!answer.succeeded() && answer.status() != 404) {
            story.tell(what + " stays registered: " + answer.describe());
        }
    }

    private String path() {
        return "/api/v1/routes/" + front.route();
    }
}
