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

    private HaproxyRoute(Stack stack, HaproxyFront front, Story story) {
        this.stack = stack;
        this.front = front;
        this.story = story;
    }

    /** One that a demo left behind when it was killed stays as it is: its rollout may hold it. */
    static HaproxyRoute register(Stack stack, HaproxyFront front, Story story)
            throws IOException, InterruptedException {
        HaproxyRoute route = new HaproxyRoute(stack, front, story);
        if (!stack.admin().get(route.path()).succeeded()) {
            ObjectNode body = Api.JSON
                    .createObjectNode()
                    .put("service", "shop")
                    .put("environment", "production")
                    .put("driver", "haproxy")
                    .put("url", front.url())
                    .put("active", "1.0.0");
            Api.expect("route " + front.route(), stack.admin().put(route.path(), body));
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
        return route;
    }

    /** Ends what is still watched on this route, while HAProxy is there to be set back. */
    private void takeBack() throws IOException, InterruptedException {
        Rollouts rollouts = new Rollouts(stack.operator());
        Reset reset = new Reset(stack, story, front);
        for (JsonNode rollout : rollouts.open()) {
            reset.takeBack(rollout);
        }
    }

    void remove() throws IOException, InterruptedException {
        story.chapter("Leaving the shop as it was");
        takeBack();
        Answer gone = stack.admin().delete(path());
        if (!gone.succeeded()) {
            story.tell("Route " + front.route() + " stays registered: " + gone.describe());
        }
        Api.expect("removing the source", stack.admin().delete("/api/v1/sources/" + front.source()));
    }

    private String path() {
        return "/api/v1/routes/" + front.route();
    }
}
