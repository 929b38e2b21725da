package dev.sluice.e2e.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.e2e.matrix.world.Lane;
import dev.sluice.e2e.support.Api;
import dev.sluice.e2e.support.Await;
import dev.sluice.e2e.support.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** rollout-service, as an operator and an admin use it. */
final class Rollouts {
    private static final Set<String> TERMINAL = Set.of("Closed", "RolledBack", "Cancelled");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TRIES = 5;
    private static final String PATH = "/api/v1/rollouts";

    private final Api operator;
    private final Api admin;

    Rollouts(Stack stack) {
        this.operator = Api.of(stack, "rollout", "operator");
        this.admin = Api.of(stack, "rollout", "admin");
    }

    /** As a pipeline does it: what was not answered is asked again under the same key, which makes that harmless. */
    String start(Lane lane) {
        String key = UUID.randomUUID().toString();
        for (int again = 0; again < TRIES; again++) {
            try {
                return operator.post(PATH, "application/json", plan(lane), "Idempotency-Key", key)
                        .expect(201)
                        .body()
                        .path("id")
                        .asText();
            } catch (UncheckedIOException unanswered) {
                System.out.println("planning " + lane.name() + " was not answered: " + unanswered.getMessage());
            }
        }
        throw new AssertionError("rollout-service does not answer");
    }

    private static String plan(Lane lane) {
        try {
            return JSON.writeValueAsString(CellPlan.of(lane));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its state; empty when the service does not answer. */
    Optional<String> state(String id) {
        try {
            Api.Answer answer = operator.get(PATH + "/" + id);
            return answer.status() == 200
                    ? Optional.of(answer.body().path("state").asText())
                    : Optional.empty();
        } catch (UncheckedIOException unanswered) {
            return Optional.empty();
        }
    }

    JsonNode view(String id) {
        return operator.get(PATH + "/" + id).body();
    }

    boolean quarantined(String id) {
        return held(id).isPresent();
    }

    /** As before the rollout: whatever it exposed is taken back, and what failed may be tried again. */
    void undo(String id) {
        if (!TERMINAL.contains(state(id).orElse(""))) {
            operator.post(PATH + "/" + id + "/rollback", Map.of("reason", "the matrix puts its lane back"));
            Await.until(
                    Duration.ofSeconds(60),
                    () -> TERMINAL.contains(state(id).orElse("")),
                    () -> "cannot put a lane back: " + view(id));
        }
        held(id).ifPresent(entry -> admin.post(
                "/api/v1/quarantine/" + entry.path("id").asText() + "/release",
                Map.of("reason", "the matrix switched the fault on")));
    }

    private Optional<JsonNode> held(String id) {
        for (JsonNode entry :
                admin.get("/api/v1/quarantine?limit=200").expect(200).body().path("items")) {
            boolean holds = !entry.hasNonNull("releasedAt");
            if (holds && entry.path("rolloutId").asText().equals(id)) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }
}
