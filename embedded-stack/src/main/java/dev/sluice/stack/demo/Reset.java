package dev.sluice.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.stack.rest.Answer;
import dev.sluice.stack.rest.Api;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Puts the shop back: version 1.0.0 alone, the old checkout, no faults, nothing under way, nothing in quarantine. */
final class Reset {
    private static final String REASON = "a demo begins: the shop goes back to version 1.0.0";
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Stack stack;
    private final Gateway gateway;
    private final Rollouts rollouts;
    private final Story story;
    private final Front front;

    Reset(Stack stack, Story story, Front front) {
        this.front = front;
        this.stack = stack;
        this.gateway = new Gateway(stack.gateway());
        this.rollouts = new Rollouts(stack.operator());
        this.story = story;
    }

    void run() throws IOException, InterruptedException {
        gateway.faultsOff();
        for (JsonNode rollout : rollouts.open()) {
            takeBack(rollout);
        }
        release();
        route();
        await("the gateway sends everything to 1.0.0", () -> gateway.desired("1.0.0") == 100);
        await(front.name() + " sends everything to 1.0.0", () -> front.desired("1.0.0") == 100);
        Flag flag = new Flag(stack.flags());
        await("flag " + Flag.KEY + " is off for everybody", () -> flag.reset(REASON));
        story.tell("The shop runs version 1.0.0 with the old checkout, for about 100 requests a second.");
    }

    void takeBack(JsonNode rollout) throws IOException, InterruptedException {
        String id = rollout.path("id").asText();
        story.tell("Taking back " + rollout.path("name").asText() + " ("
                + rollout.path("state").asText() + ")");
        Answer answer = rollouts.ask(id, "rollback", REASON);
        if (!answer.succeeded() && !rollouts.ended(id)) {
            Api.expect("taking back rollout " + id, rollouts.ask(id, "cancel", REASON));
        }
        await("rollout " + id + " ends", () -> rollouts.ended(id));
    }

    private void release() throws IOException, InterruptedException {
        for (JsonNode entry : Rollouts.items(stack.approver(), "/api/v1/quarantine")) {
            if (entry.path("service").asText().equals("shop")) {
                String id = entry.path("id").asText();
                Answer answer = stack.approver()
                        .post(
                                "/api/v1/quarantine/" + id + "/release",
                                Api.JSON.createObjectNode().put("reason", "the demo itself switched on what failed"));
                Api.expect("lifting the quarantine of " + entry.path("version").asText(), answer);
            }
        }
    }

    private void route() throws IOException, InterruptedException {
        for (String name : Stream.of("shop", front.route()).distinct().toList()) {
            JsonNode route = Api.expect("reading route " + name, stack.admin().get("/api/v1/routes/" + name));
            if (!route.path("active").asText().equals("1.0.0")) {
                ObjectNode body = Api.JSON.createObjectNode().put("active", "1.0.0");
                for (String field : List.of("service", "environment", "driver", "url", "credential")) {
                    if (route.path(field).isTextual()) {
                        body.put(field, route.path(field).asText());
                    }
                }
                Api.expect("making 1.0.0 the active version", stack.admin().put("/api/v1/routes/" + name, body));
            }
        }
    }

    private interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    private static void await(String what, Condition condition) throws IOException, InterruptedException {
        long last = System.nanoTime() + LONGEST.toNanos();
        while (!condition.holds()) {
            DemoFailedException.unless(
                    System.nanoTime() < last, what + " within " + LONGEST.toSeconds() + " s before the demo");
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }
}
