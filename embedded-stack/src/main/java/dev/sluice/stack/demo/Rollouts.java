package dev.sluice.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.stack.rest.Answer;
import dev.sluice.stack.rest.Api;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The rollouts of the demo's shop, as an operator sees and moves them. */
record Rollouts(Api api) {
    private static final Set<String> TERMINAL = Set.of("Closed", "RolledBack", "Cancelled");
    private static final String PATH = "/api/v1/rollouts";

    /** Plans a rollout and returns its id. */
    String plan(JsonNode plan) throws IOException, InterruptedException {
        return Api.expect("the plan", tryPlan(plan)).path("id").asText();
    }

    /** Plans a rollout that may be refused. */
    Answer tryPlan(JsonNode plan) throws IOException, InterruptedException {
        return api.post(PATH, plan);
    }

    JsonNode get(String id) throws IOException, InterruptedException {
        return Api.expect("reading the rollout", api.get(PATH + "/" + id));
    }

    boolean ended(String id) throws IOException, InterruptedException {
        return ended(get(id));
    }

    /** Whether a rollout, as it was read, will never change again. */
    static boolean ended(JsonNode rollout) {
        return TERMINAL.contains(rollout.path("state").asText());
    }

    /** Rollouts of the shop that may still change something. */
    List<JsonNode> open() throws IOException, InterruptedException {
        List<JsonNode> open = new ArrayList<>();
        for (JsonNode rollout : items(api, PATH)) {
            if (rollout.path("service").asText().equals("shop") && !ended(rollout)) {
                open.add(rollout);
            }
        }
        return open;
    }

    /** Asks for a verb: {@code rollback}, {@code cancel}, … */
    Answer ask(String id, String verb, String reason) throws IOException, InterruptedException {
        ObjectNode body = Api.JSON.createObjectNode().put("reason", reason);
        return api.post(PATH + "/" + id + "/" + verb, body);
    }

    List<JsonNode> timeline(String id) throws IOException, InterruptedException {
        Answer first = api.get(PATH + "/" + id + "/timeline?limit=1");
        // The timeline is filled from the events and may lag a moment behind the plan.
        return first.status() == 404 ? List.of() : items(api, PATH + "/" + id + "/timeline");
    }

    /** All pages of a list. */
    static List<JsonNode> items(Api api, String path) throws IOException, InterruptedException {
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = Api.expect("reading " + path, api.get(path + "?limit=200" + cursor));
            page.path("items").forEach(items::add);
            cursor = page.path("next").isTextual()
                    ? "&cursor=" + page.path("next").asText()
                    : "";
        } while (!cursor.isEmpty());
        return items;
    }
}
